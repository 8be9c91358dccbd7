/* Put before each of the engine's C files by .cargo/config.toml and cross/: tells the C compiler what it can't know of
 * QuickJS's functions. Most of those named here are compiled for size: they parse and compile, once for each function of
 * a program, and the compiler would spend a fifth of the engine's code on them by inlining their helpers everywhere. The
 * few at the end are what every value passes.
 *
 * A name that the engine has no more does no harm. One whose arguments have changed stops the build: take it out, or
 * write the new ones. (cargo does not look at this file: after a change, `cargo clean -p rquickjs-sys`.) */

/* (ring hands its assembler files to the same compiler.) */
#ifndef __ASSEMBLER__

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __clang__
#define COLD __attribute__((minsize, unused)) static
#else
#define COLD __attribute__((cold, unused)) static
#endif

typedef struct JSContext JSContext;
typedef struct JSFunctionDef JSFunctionDef;
typedef struct JSParseState JSParseState;
typedef struct DynBuf DynBuf;
typedef struct LabelSlot LabelSlot;
typedef struct JSToken JSToken;
typedef uint32_t JSAtom;

/* Statements, declarations and expressions to code on variables' names */
COLD int js_parse_array_literal(JSParseState *);
COLD int js_parse_assign_expr2(JSParseState *, int);
COLD int js_parse_block(JSParseState *);
COLD int js_parse_class(JSParseState *, bool, unsigned);
COLD int js_parse_cond_expr(JSParseState *, int);
COLD int js_parse_destructuring_element(JSParseState *, int, bool, bool, int, bool, bool);
COLD int js_parse_directives(JSParseState *);
COLD int js_parse_expect(JSParseState *, int);
COLD int js_parse_expr2(JSParseState *, int);
COLD int js_parse_expr_binary(JSParseState *, int, int);
COLD int js_parse_for_in_of(JSParseState *, int, bool, int, int);
COLD int js_parse_function_decl2(JSParseState *, unsigned, unsigned, JSAtom, const uint8_t *, int, int, unsigned,
                                 JSFunctionDef **);
COLD int js_parse_logical_and_or(JSParseState *, int, int);
COLD int js_parse_object_literal(JSParseState *);
COLD int js_parse_postfix_expr(JSParseState *, int);
COLD int js_parse_regexp(JSParseState *);
COLD int js_parse_skip_parens_token(JSParseState *, int *, bool);
COLD int js_parse_source_element(JSParseState *);
COLD int js_parse_statement_or_decl(JSParseState *, int);
COLD int js_parse_string(JSParseState *, int, bool, const uint8_t *, JSToken *, const uint8_t **);
COLD int js_parse_template(JSParseState *, int, int *);
COLD int js_parse_template_part(JSParseState *, const uint8_t *);
COLD int js_parse_unary(JSParseState *, int);
COLD int js_parse_var(JSParseState *, int, int, bool);

/* What they write */
COLD void close_scopes(JSParseState *, int, int);
COLD int define_var(JSParseState *, JSFunctionDef *, JSAtom, unsigned);
COLD void emit_class_field_init(JSParseState *);
COLD void emit_iterator_close(JSParseState *, bool, bool);
COLD void emit_return(JSParseState *, bool);
COLD void emit_source_loc_at(JSParseState *, int, int);
COLD int get_lvalue(JSParseState *, int *, int *, JSAtom *, int *, int *, bool, int);
COLD void js_emit_spread_code(JSParseState *, int);
COLD void put_lvalue(JSParseState *, int, int, JSAtom, int, unsigned, bool);
COLD void set_eval_ret_undefined(JSParseState *);

/* Names to places, labels to addresses, long instructions to short ones */
COLD void instantiate_hoisted_definitions(JSContext *, JSFunctionDef *, DynBuf *);
COLD int optimize_scope_make_ref(JSContext *, JSFunctionDef *, DynBuf *, uint8_t *, LabelSlot *, int, int, int);
COLD void push_short_int(DynBuf *, int);
COLD void put_short_code(DynBuf *, int, int);
COLD int resolve_labels(JSContext *, JSFunctionDef *);
COLD int resolve_scope_private_field(JSContext *, JSFunctionDef *, JSAtom, int, int, DynBuf *);
COLD int resolve_scope_var(JSContext *, JSFunctionDef *, JSAtom, int, int, DynBuf *, uint8_t *, LabelSlot *, int);
COLD int resolve_variables(JSContext *, JSFunctionDef *);

#undef COLD

/* Letting go of a value is a look at its count, to be inlined everywhere: but not with all that follows when nobody
 * holds it any more. (Here without their arguments, whose types are not known yet.) */
__attribute__((noinline)) static void js_free_value_rt();
inline void JS_FreeValueRT();
static inline void js_free_string0();
/* Memory in and out of the arena. */
static inline void js_arena_free();
static inline size_t js_arena_usable_size();

#endif
