/* 64-bit atomics for ARMv5, whose instructions have none: what the compiler calls for those of
 * BigInt64Array. They stand on the kernel's own helper, which is atomic between threads too
 * (Documentation/arch/arm/kernel_user_helpers.rst; Linux 3.1 and later, with CONFIG_KUSER_HELPERS). */

typedef unsigned long long u64;
typedef int exchange64(const u64 *expected, const u64 *wanted, volatile u64 *place);

/* Answers 0 when `place` held what was expected, and holds now what was wanted. */
#define EXCHANGE ((exchange64 *)0xffff0f60)

#define OPERATION(name, value) \
  u64 name##_8(volatile u64 *place, u64 operand) __asm__("__sync_" #name "_8"); \
  u64 name##_8(volatile u64 *place, u64 operand) { \
    u64 old, changed; \
    do { old = *place; changed = (value); } while (EXCHANGE(&old, &changed, place)); \
    return old; \
  }

OPERATION(fetch_and_add, old + operand)
OPERATION(fetch_and_sub, old - operand)
OPERATION(fetch_and_and, old & operand)
OPERATION(fetch_and_or, old | operand)
OPERATION(fetch_and_xor, old ^ operand)
OPERATION(lock_test_and_set, operand)

u64 compare_8(volatile u64 *place, u64 expected, u64 wanted) __asm__("__sync_val_compare_and_swap_8");
u64 compare_8(volatile u64 *place, u64 expected, u64 wanted) {
  u64 old, changed;
  /* Exchanged even where it differs, for itself: two halves that were read may be of two values. */
  do { old = *place; changed = old == expected ? wanted : old; } while (EXCHANGE(&old, &changed, place));
  return old;
}
