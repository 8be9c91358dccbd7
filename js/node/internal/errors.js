'use strict';
// The errors that Node's modules throw: classes by code, and the few named error classes beside them.
// Codes and wording follow Node's "Errors" page (https://nodejs.org/api/errors.html).
//
// Loading this room must cost next to nothing, since nearly every other room loads it: a code's class
// is made when it is first asked for, its line in the table is looked up when it is first thrown, and
// messages that need more than filling in words live in internal/error_messages.

const bases = { E: Error, T: TypeError, R: RangeError, U: URIError, Y: SyntaxError };

// One code a line: the code without ERR_, its base class (a key of `bases`, or S for SystemError), the
// message. %s is filled in with the arguments; * means that internal/error_messages makes the message.
const table = `
ACCESS_DENIED E *
AMBIGUOUS_ARGUMENT T The "%s" argument is ambiguous. %s
ARG_NOT_ITERABLE T %s must be iterable
ASSERTION E %s
ASYNC_CALLBACK T %s must be a function
ASYNC_TYPE T Invalid name for async "type": %s
BROTLI_INVALID_PARAM R %s is not a valid Brotli parameter
BUFFER_CONTEXT_NOT_AVAILABLE E Buffer is not available for the current Context
BUFFER_OUT_OF_BOUNDS R *
BUFFER_TOO_LARGE R Cannot create a Buffer larger than %s bytes
CANNOT_WATCH_SIGINT E Cannot watch for SIGINT signals
CHILD_CLOSED_BEFORE_REPLY E Child closed before reply received
CHILD_PROCESS_IPC_REQUIRED E Forked processes must have an IPC channel, missing value 'ipc' in %s
CHILD_PROCESS_STDIO_MAXBUFFER R %s maxBuffer length exceeded
CONSOLE_WRITABLE_STREAM T Console expects a writable stream instance for %s
CONSTRUCT_CALL_REQUIRED T Class constructor %s cannot be invoked without \`new\`
CONTEXT_NOT_INITIALIZED E context used is not initialized
CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED E Custom engines not supported by this OpenSSL
CRYPTO_ECDH_INVALID_FORMAT T Invalid ECDH format: %s
CRYPTO_ECDH_INVALID_PUBLIC_KEY E Public key is not valid for specified curve
CRYPTO_ENGINE_UNKNOWN E Engine "%s" was not found
CRYPTO_FIPS_FORCED E Cannot set FIPS mode, it was forced with --force-fips at startup.
CRYPTO_FIPS_UNAVAILABLE E Cannot set FIPS mode in a non-FIPS build.
CRYPTO_HASH_FINALIZED E Digest already called
CRYPTO_HASH_UPDATE_FAILED E Hash update failed
CRYPTO_INCOMPATIBLE_KEY E Incompatible %s: %s
CRYPTO_INCOMPATIBLE_KEY_OPTIONS E The selected key encoding %s %s.
CRYPTO_INVALID_AUTH_TAG T Invalid authentication tag length: %s
CRYPTO_INVALID_COUNTER T Invalid counter
CRYPTO_INVALID_CURVE T Invalid EC curve name
CRYPTO_INVALID_DIGEST T Invalid digest: %s
CRYPTO_INVALID_IV T Invalid initialization vector
CRYPTO_INVALID_JWK T Invalid JWK data
CRYPTO_INVALID_KEYLEN R Invalid key length
CRYPTO_INVALID_KEYPAIR R Invalid key pair
CRYPTO_INVALID_KEYTYPE R Invalid key type
CRYPTO_INVALID_KEY_OBJECT_TYPE T Invalid key object type %s, expected %s.
CRYPTO_INVALID_MESSAGELEN R Invalid message length
CRYPTO_INVALID_SCRYPT_PARAMS R Invalid scrypt params
CRYPTO_INVALID_STATE E Invalid state for operation %s
CRYPTO_INVALID_TAG_LENGTH R Invalid tag length
CRYPTO_JWK_UNSUPPORTED_CURVE E Unsupported JWK EC curve: %s.
CRYPTO_JWK_UNSUPPORTED_KEY_TYPE E Unsupported JWK Key Type.
CRYPTO_OPERATION_FAILED E Operation failed
CRYPTO_PBKDF2_ERROR E PBKDF2 error
CRYPTO_SCRYPT_INVALID_PARAMETER E Invalid scrypt parameter
CRYPTO_SCRYPT_NOT_SUPPORTED E Scrypt algorithm not supported
CRYPTO_SIGN_KEY_REQUIRED E No key provided to sign
CRYPTO_TIMING_SAFE_EQUAL_LENGTH R Input buffers must have the same byte length
CRYPTO_UNKNOWN_CIPHER E Unknown cipher
CRYPTO_UNKNOWN_DH_GROUP E Unknown DH group
CRYPTO_UNSUPPORTED_OPERATION E Unsupported crypto operation
DIR_CLOSED E Directory handle was closed
DIR_CONCURRENT_OPERATION E *
DLOPEN_FAILED E %s
DNS_SET_SERVERS_FAILED E c-ares failed to set servers: "%s" [%s]
DOMAIN_CALLBACK_NOT_AVAILABLE E *
DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE E *
ENCODING_INVALID_ENCODED_DATA T *
ENCODING_NOT_SUPPORTED R The "%s" encoding is not supported
EVAL_ESM_CANNOT_PRINT E --print cannot be used with ESM input
EVENT_RECURSION E The event "%s" is already being dispatched
FALSY_VALUE_REJECTION E *
FEATURE_UNAVAILABLE_ON_PLATFORM T *
FS_CP_DIR_TO_NON_DIR S Cannot overwrite non-directory with directory
FS_CP_EEXIST S Target already exists
FS_CP_EINVAL S Invalid src or dest
FS_CP_FIFO_PIPE S Cannot copy a FIFO pipe
FS_CP_NON_DIR_TO_DIR S Cannot overwrite directory with non-directory
FS_CP_SOCKET S Cannot copy a socket file
FS_CP_SYMLINK_TO_SUBDIRECTORY S Cannot overwrite symlink in subdirectory of self
FS_CP_UNKNOWN S Cannot copy an unknown file type
FS_EISDIR S Path is a directory
FS_FILE_TOO_LARGE R File size (%s) is greater than 2 GiB
FS_WATCH_QUEUE_OVERFLOW E fs.watch() queued more than %d events
FS_INVALID_SYMLINK_TYPE E Symlink type must be one of "dir", "file", or "junction". Received "%s"
HTTP_BODY_NOT_ALLOWED E Adding content for this request method or response status is not allowed.
HTTP_CONTENT_LENGTH_MISMATCH E *
HTTP_HEADERS_SENT E Cannot %s headers after they are sent to the client
HTTP_INVALID_HEADER_VALUE T Invalid value "%s" for header "%s"
HTTP_INVALID_STATUS_CODE R Invalid status code: %s
HTTP_REQUEST_TIMEOUT E Request timeout
HTTP_SOCKET_ASSIGNED E ServerResponse has an already assigned socket
HTTP_SOCKET_ENCODING E Changing the socket encoding is not allowed per RFC7230 Section 3.
HTTP_TRAILER_INVALID E Trailers are invalid with this transfer encoding
ILLEGAL_CONSTRUCTOR T Illegal constructor
IMPORT_ASSERTION_TYPE_FAILED T Module "%s" is not of type "%s"
IMPORT_ASSERTION_TYPE_MISSING T Module "%s" needs an import attribute of type "%s"
IMPORT_ASSERTION_TYPE_UNSUPPORTED T Import attribute type "%s" is unsupported
IMPORT_ATTRIBUTE_MISSING T Module "%s" needs an import attribute of "%s: %s"
IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE T Module "%s" is not of type "%s"
IMPORT_ATTRIBUTE_UNSUPPORTED T Import attribute "%s" with value "%s" is not supported
INCOMPATIBLE_OPTION_PAIR T Option "%s" cannot be used in combination with option "%s"
INPUT_TYPE_NOT_ALLOWED E --input-type can only be used with string input via --eval, --print, or STDIN
INSPECTOR_NOT_AVAILABLE E Inspector is not available
INTERNAL_ASSERTION E *
INVALID_ADDRESS E Invalid socket address
INVALID_ADDRESS_FAMILY R *
INVALID_ARG_TYPE T *
INVALID_ARG_VALUE T *
INVALID_ASYNC_ID R Invalid %s value: %s
INVALID_BUFFER_SIZE R Buffer size must be a multiple of %s
INVALID_CHAR T *
INVALID_CURSOR_POS T Cannot set cursor row without setting its column
INVALID_FD R "fd" must be a positive integer: %s
INVALID_FD_TYPE T Unsupported fd type: %s
INVALID_FILE_URL_HOST T File URL host must be "localhost" or empty on %s
INVALID_FILE_URL_PATH T *
INVALID_HANDLE_TYPE T This handle type cannot be sent
INVALID_HTTP_TOKEN T %s must be a valid HTTP token ["%s"]
INVALID_IP_ADDRESS T Invalid IP address: %s
INVALID_MIME_SYNTAX T *
INVALID_MODULE_SPECIFIER T *
INVALID_OBJECT_DEFINE_PROPERTY T %s
INVALID_PACKAGE_CONFIG E *
INVALID_PACKAGE_TARGET E *
INVALID_PROTOCOL T Protocol "%s" not supported. Expected "%s"
INVALID_REPL_EVAL_CONFIG T Cannot specify both "breakEvalOnSigint" and "eval" for REPL
INVALID_REPL_INPUT T %s
INVALID_RETURN_PROPERTY T *
INVALID_RETURN_PROPERTY_VALUE T *
INVALID_RETURN_VALUE T *
INVALID_STATE E Invalid state: %s
INVALID_SYNC_FORK_INPUT T Asynchronous forks do not support Buffer, TypedArray, DataView or string input: %s
INVALID_THIS T Value of "this" must be of type %s
INVALID_TUPLE T %s must be an iterable %s tuple
INVALID_TYPESCRIPT_SYNTAX Y %s
INVALID_URI U URI malformed
INVALID_URL T *
INVALID_URL_SCHEME T *
IPC_CHANNEL_CLOSED E Channel closed
IPC_DISCONNECTED E IPC channel is already disconnected
IPC_ONE_PIPE E Child process can have only one IPC pipe
IPC_SYNC_FORK E IPC cannot be used with synchronous forks
IP_BLOCKED E IP(%s) is blocked by net.BlockList
LOADER_CHAIN_INCOMPLETE E *
LOAD_SQLITE_EXTENSION E %s
MEMORY_ALLOCATION_FAILED E Failed to allocate memory
METHOD_NOT_IMPLEMENTED E The %s method is not implemented
MISSING_ARGS T *
MISSING_OPTION T %s is required
MODULE_NOT_FOUND E *
MULTIPLE_CALLBACK E Callback called multiple times
NO_CRYPTO E Node.js is not compiled with OpenSSL crypto support
NO_ICU T %s is not supported on Node.js compiled without ICU
OPERATION_FAILED E Operation failed: %s
OPTIONS_BEFORE_BOOTSTRAPPING E %s
OUT_OF_RANGE R *
PACKAGE_IMPORT_NOT_DEFINED T *
PACKAGE_PATH_NOT_EXPORTED E *
PARSE_ARGS_INVALID_OPTION_VALUE T %s
PARSE_ARGS_UNEXPECTED_POSITIONAL T Unexpected argument '%s'. This command does not take positional arguments
PARSE_ARGS_UNKNOWN_OPTION T *
PROTO_ACCESS E Accessing Object.prototype.__proto__ has been disallowed with --disable-proto=throw
PERFORMANCE_INVALID_TIMESTAMP T %s is not a valid timestamp
PERFORMANCE_MEASURE_INVALID_OPTIONS T %s
REQUIRE_ASYNC_MODULE E *
REQUIRE_CYCLE_MODULE E %s
REQUIRE_ESM E *
SCRIPT_EXECUTION_INTERRUPTED E Script execution was interrupted by \`SIGINT\`
SCRIPT_EXECUTION_TIMEOUT E Script execution timed out after %sms
SERVER_ALREADY_LISTEN E Listen method has been called more than once without closing.
SERVER_NOT_RUNNING E Server is not running.
SOCKET_ALREADY_BOUND E Socket is already bound
SOCKET_BAD_BUFFER_SIZE T Buffer size must be a positive integer
SOCKET_BAD_PORT R *
SOCKET_BAD_TYPE T Bad socket type specified. Valid types are: udp4, udp6
SOCKET_BUFFER_SIZE S Could not get or set buffer size
SOCKET_CLOSED E Socket is closed
SOCKET_CLOSED_BEFORE_CONNECTION E Socket closed before the connection was established
SOCKET_CONNECTION_TIMEOUT E Socket connection timeout
SOCKET_DGRAM_IS_CONNECTED E Already connected
SOCKET_DGRAM_NOT_CONNECTED E Not connected
SOCKET_DGRAM_NOT_RUNNING E Not running
STREAM_ALREADY_FINISHED E Cannot call %s after a stream was finished
STREAM_CANNOT_PIPE E Cannot pipe, not readable
STREAM_DESTROYED E Cannot call %s after a stream was destroyed
STREAM_NULL_VALUES T May not write null values to stream
STREAM_PREMATURE_CLOSE E Premature close
STREAM_PUSH_AFTER_EOF E stream.push() after EOF
STREAM_UNABLE_TO_PIPE E Cannot pipe to a closed or destroyed stream
STREAM_UNSHIFT_AFTER_END_EVENT E stream.unshift() after end event
STREAM_WRAP E Stream has StringDecoder set or is in objectMode
STREAM_WRITE_AFTER_END E write after end
STRING_TOO_LONG E Cannot create a string longer than 0x%s characters
SYNTHETIC E JavaScript Callstack
SYSTEM_ERROR S A system error occurred
TEST_FAILURE E *
TLS_ALPN_CALLBACK_INVALID_RESULT T *
TLS_ALPN_CALLBACK_WITH_PROTOCOLS T The ALPNCallback and ALPNProtocols TLS options are mutually exclusive
TLS_CERT_ALTNAME_FORMAT Y Invalid subject alternative name string
TLS_CERT_ALTNAME_INVALID E *
TLS_DH_PARAM_SIZE E DH parameter size %s is less than 2048
TLS_HANDSHAKE_TIMEOUT E TLS handshake timeout
TLS_INVALID_CONTEXT T %s must be a SecureContext
TLS_INVALID_PROTOCOL_VERSION T "%s" is not a valid %s TLS protocol version
TLS_INVALID_STATE E TLS socket connection must be securely established
TLS_PROTOCOL_VERSION_CONFLICT T TLS protocol version "%s" conflicts with secureProtocol "%s"
TLS_RENEGOTIATION_DISABLED E TLS session renegotiation disabled for this socket
TLS_REQUIRED_SERVER_NAME E "servername" is required parameter for Server.addContext
TLS_SESSION_ATTACK E TLS session renegotiation attack detected
TLS_SNI_FROM_SERVER E Cannot issue SNI from a TLS server-side socket
TRACE_EVENTS_CATEGORY_REQUIRED T At least one category is required
TRACE_EVENTS_UNAVAILABLE E Trace events are unavailable
TRAILING_JUNK_AFTER_STREAM_END T Trailing junk found after the end of the compressed stream
TTY_INIT_FAILED S TTY initialization failed
UNAVAILABLE_DURING_EXIT E Cannot call function in process exit handler
UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET E *
UNESCAPED_CHARACTERS T %s contains unescaped characters
UNHANDLED_ERROR E *
UNHANDLED_REJECTION E *
UNKNOWN_BUILTIN_MODULE E No such built-in module: %s
UNKNOWN_CREDENTIAL E %s identifier does not exist: %s
UNKNOWN_ENCODING T Unknown encoding: %s
UNKNOWN_FILE_EXTENSION T Unknown file extension "%s" for %s
UNKNOWN_MODULE_FORMAT R Unknown module format: %s for URL %s
UNKNOWN_SIGNAL T *
UNSUPPORTED_DIR_IMPORT E *
UNSUPPORTED_ESM_URL_SCHEME E *
UNSUPPORTED_RESOLVE_REQUEST T *
USE_AFTER_CLOSE E %s was closed
VALID_PERFORMANCE_ENTRY_TYPE E At least one valid performance entry type is required
VM_DYNAMIC_IMPORT_CALLBACK_MISSING T A dynamic import callback was not specified.
VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG T *
VM_MODULE_ALREADY_LINKED E Module has already been linked
VM_MODULE_CANNOT_CREATE_CACHED_DATA E Cached data cannot be created for a module which has been evaluated
VM_MODULE_DIFFERENT_CONTEXT E Linked modules must use the same context
VM_MODULE_LINK_FAILURE E *
VM_MODULE_NOT_MODULE E Provided module is not an instance of Module
VM_MODULE_STATUS E Module status %s
WEBASSEMBLY_RESPONSE T WebAssembly response %s
WORKER_INVALID_EXEC_ARGV E *
WORKER_MESSAGING_ERRORED E The destination thread threw an error while processing the message
WORKER_MESSAGING_FAILED E Cannot find the destination thread or listener
WORKER_MESSAGING_SAME_THREAD E Cannot sent a message to the same thread
WORKER_MESSAGING_TIMEOUT E Sending a message to another thread timed out
WORKER_PATH T *
WORKER_INIT_FAILED E Worker initialization failure: %s
WORKER_NOT_RUNNING E Worker instance not running
WORKER_OUT_OF_MEMORY E Worker terminated due to reaching memory limit: %s
WORKER_UNSUPPORTED_OPERATION T %s is not supported in workers
ZLIB_INITIALIZATION_FAILED E Initialization failed
ZSTD_INVALID_PARAM R %s is not a valid zstd parameter
`;

// The codes that Node also throws with another base class, as codes.ERR_X.TypeError.
const otherBases = {
  ERR_INVALID_ARG_VALUE: [RangeError],
  ERR_INVALID_RETURN_VALUE: [RangeError],
  ERR_INVALID_STATE: [TypeError, RangeError],
  ERR_OPERATION_FAILED: [TypeError],
};

function lookUp(code) {
  const start = table.indexOf(`\n${code.slice(4)} `);
  if (start < 0) throw new Error(`no message is known for ${code}`);
  const kindAt = start + code.length - 2;
  return { letter: table[kindAt], text: table.slice(kindAt + 2, table.indexOf('\n', kindAt)) };
}

function fillIn(text, args) {
  if (!text.includes('%s')) return text;
  for (let i = 0; i < args.length; i++) {
    const type = typeof args[i];
    if (type !== 'string' && type !== 'number') return require('util').format(text, ...args);
  }
  let next = 0;
  return text.replace(/%s/g, (mark) => (next < args.length ? `${args[next++]}` : mark));
}

// Node shows the code in the first line of the stack but not in `name`.
function labelStack(error, code) {
  const stack = error.stack;
  if (typeof stack !== 'string') return;
  const { name, message } = error;
  const plain = `${name}: ${message}`;
  const frames = stack.startsWith(plain) ? stack.slice(plain.length) : `\n${stack}`;
  // The capture just made the property what it has to be: writable and hidden.
  error.stack = `${name} [${code}]: ${message}${frames}`;
}

function withoutStack(Base, Class) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = Reflect.construct(Base, [], Class);
  Error.stackTraceLimit = limit;
  return error;
}

function defineHidden(object, key, value) {
  Object.defineProperty(object, key, { value, writable: true, enumerable: false, configurable: true });
}

function toString() {
  return `${this.name} [${this.code}]: ${this.message}`;
}

function prototypeOver(Base) {
  const prototype = Object.create(Base.prototype);
  defineHidden(prototype, 'constructor', Base);
  defineHidden(prototype, 'toString', toString);
  return prototype;
}

function makeClass(code, givenBase) {
  let Base = givenBase;
  let text;
  function NodeError() {
    if (text === undefined) {
      const line = lookUp(code);
      text = line.text;
      if (line.letter === 'S') Base = null;
      else Base ??= bases[line.letter];
      NodeError.prototype = prototypeOver(Base ?? Error);
    }
    if (Base === null) return require('internal/system_errors').systemError(code, text, arguments[0], NodeError);
    const error = withoutStack(Base, NodeError);
    error.code = code;
    const message = text === '*'
      ? require('internal/error_messages')[code].apply(error, arguments)
      : fillIn(text, arguments);
    defineHidden(error, 'message', message);
    Error.captureStackTrace(error, NodeError);
    labelStack(error, code);
    return error;
  }
  return NodeError;
}

// Own properties are found before the proxy is asked, so each code passes through the trap once.
const codes = Object.create(new Proxy({}, {
  get(target, code, receiver) {
    if (typeof code !== 'string' || !code.startsWith('ERR_')) return undefined;
    const Class = makeClass(code);
    const others = otherBases[code];
    if (others) for (const Base of others) Class[Base.name] = makeClass(code, Base);
    receiver[code] = Class;
    return Class;
  },
}));

class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    if (options !== undefined && typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'object', options);
    }
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

// The stack's first line is written before the constructor has named the error.
defineHidden(AbortError.prototype, 'name', 'AbortError');

class ConnResetException extends Error {
  constructor(message) {
    super(message);
    this.code = 'ECONNRESET';
  }

  get ['constructor']() {
    return Error;
  }
}

class NodeAggregateError extends AggregateError {
  constructor(errors, message) {
    super(errors, message);
    this.code = errors[0]?.code;
  }

  get ['constructor']() {
    return AggregateError;
  }
}

// The error that ended an operation and the one that its clean-up met: neither may get lost.
function aggregateTwoErrors(innerError, outerError) {
  if (!innerError || !outerError || innerError === outerError) return innerError || outerError;
  if (Array.isArray(outerError.errors)) {
    outerError.errors.push(innerError);
    return outerError;
  }
  const error = new AggregateError([outerError, innerError], outerError.message);
  error.code = outerError.code;
  return error;
}

function genericNodeError(message, properties) {
  return Object.assign(new Error(message), properties);
}

function isErrorLike(value) {
  return typeof value === 'object' && value !== null &&
    Object.hasOwn(value, 'stack') && Object.hasOwn(value, 'message');
}

function isStackOverflowError(error) {
  return error instanceof Error && /call stack size exceeded|stack overflow/i.test(error.message);
}

function hideStackFrames(fn) {
  return fn;
}

// System errors are rare at start-up, so their room and its table wait until one is met.
function UVException(context) {
  return require('internal/system_errors').uvException(context);
}

function ErrnoException(errno, syscall, original) {
  return require('internal/system_errors').errnoException(errno, syscall, original);
}

function ExceptionWithHostPort(errno, syscall, address, port, additional) {
  return require('internal/system_errors').exceptionWithHostPort(errno, syscall, address, port, additional);
}

function UVExceptionWithHostPort(errno, syscall, address, port) {
  return require('internal/system_errors').uvExceptionWithHostPort(errno, syscall, address, port);
}

function DNSException(code, syscall, hostname) {
  return require('internal/system_errors').dnsException(code, syscall, hostname);
}

function uvErrmapGet(errno) {
  return require('internal/system_errors').uvErrmapGet(errno);
}

function determineSpecificType(value) {
  return require('internal/error_messages').determineSpecificType(value);
}

function formatList(words, conjunction) {
  return require('internal/error_messages').formatList(words, conjunction);
}

module.exports = {
  AbortError,
  ConnResetException,
  DNSException,
  ErrnoException,
  ExceptionWithHostPort,
  NodeAggregateError,
  UVException,
  UVExceptionWithHostPort,
  aggregateTwoErrors,
  codes,
  defineHidden,
  determineSpecificType,
  dnsException: DNSException,
  errnoException: ErrnoException,
  exceptionWithHostPort: ExceptionWithHostPort,
  formatList,
  genericNodeError,
  hideStackFrames,
  isErrorLike,
  isStackOverflowError,
  labelStack,
  uvErrmapGet,
  uvException: UVException,
  uvExceptionWithHostPort: UVExceptionWithHostPort,
};
