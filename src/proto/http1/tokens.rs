//! Methods, reason phrases, and the characters that names and values may have (RFC 9110 section 5.6.2).

/// Node's `http.METHODS`, sorted; a method crosses to JavaScript as its index here.
pub const METHODS: &[&str] = &[
    "ACL",
    "BIND",
    "CHECKOUT",
    "CONNECT",
    "COPY",
    "DELETE",
    "GET",
    "HEAD",
    "LINK",
    "LOCK",
    "M-SEARCH",
    "MERGE",
    "MKACTIVITY",
    "MKCALENDAR",
    "MKCOL",
    "MOVE",
    "NOTIFY",
    "OPTIONS",
    "PATCH",
    "POST",
    "PROPFIND",
    "PROPPATCH",
    "PURGE",
    "PUT",
    "QUERY",
    "REBIND",
    "REPORT",
    "SEARCH",
    "SOURCE",
    "SUBSCRIBE",
    "TRACE",
    "UNBIND",
    "UNLINK",
    "UNLOCK",
    "UNSUBSCRIBE",
];

/// Where the methods stand in `METHODS` that frame messages differently.
pub const CONNECT: u8 = 3;
pub const HEAD: u8 = 7;

/// The index of a method in `METHODS`. Methods are case-sensitive (RFC 9110 section 9.1).
pub fn method_index(method: &str) -> Option<u8> {
    match method {
        "GET" => Some(6),
        _ => METHODS.binary_search(&method).ok().map(|at| at as u8),
    }
}

/// Node's `http.STATUS_CODES`.
pub const REASONS: &[(u16, &str)] = &[
    (100, "Continue"),
    (101, "Switching Protocols"),
    (102, "Processing"),
    (103, "Early Hints"),
    (200, "OK"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "Non-Authoritative Information"),
    (204, "No Content"),
    (205, "Reset Content"),
    (206, "Partial Content"),
    (207, "Multi-Status"),
    (208, "Already Reported"),
    (226, "IM Used"),
    (300, "Multiple Choices"),
    (301, "Moved Permanently"),
    (302, "Found"),
    (303, "See Other"),
    (304, "Not Modified"),
    (305, "Use Proxy"),
    (307, "Temporary Redirect"),
    (308, "Permanent Redirect"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (406, "Not Acceptable"),
    (407, "Proxy Authentication Required"),
    (408, "Request Timeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Payload Too Large"),
    (414, "URI Too Long"),
    (415, "Unsupported Media Type"),
    (416, "Range Not Satisfiable"),
    (417, "Expectation Failed"),
    (418, "I'm a Teapot"),
    (421, "Misdirected Request"),
    (422, "Unprocessable Entity"),
    (423, "Locked"),
    (424, "Failed Dependency"),
    (425, "Too Early"),
    (426, "Upgrade Required"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (431, "Request Header Fields Too Large"),
    (451, "Unavailable For Legal Reasons"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Timeout"),
    (505, "HTTP Version Not Supported"),
    (506, "Variant Also Negotiates"),
    (507, "Insufficient Storage"),
    (508, "Loop Detected"),
    (509, "Bandwidth Limit Exceeded"),
    (510, "Not Extended"),
    (511, "Network Authentication Required"),
];

/// The usual reason phrase of a status; `unknown` for one that has none, as in Node.
pub fn reason(status: u16) -> &'static str {
    if status == 200 {
        return "OK";
    }
    REASONS.binary_search_by_key(&status, |entry| entry.0).map_or("unknown", |at| REASONS[at].1)
}

const TOKEN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let others = b"!#$%&'*+-.^_`|~";
    let mut at = 0;
    while at < others.len() {
        table[others[at] as usize] = true;
        at += 1;
    }
    table
};

/// Whether `name` is a token: what a method or a field name must be.
pub fn is_token(name: &[u8]) -> bool {
    !name.is_empty() && name.iter().all(|&byte| TOKEN[byte as usize])
}

/// Whether a field value may contain this octet: no control characters but the tab (RFC 9110 section 5.5).
pub fn is_value_octet(octet: u8) -> bool {
    octet == b'\t' || (octet >= 0x20 && octet != 0x7f)
}

/// The elements of a comma-separated list, trimmed, without empty ones (RFC 9110 section 5.6.1).
pub fn list(value: &[u8]) -> impl Iterator<Item = &[u8]> {
    value.split(|&b| b == b',').map(<[u8]>::trim_ascii).filter(|element| !element.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_searching() {
        assert!(METHODS.is_sorted() && METHODS.len() == 35);
        assert!(REASONS.is_sorted_by_key(|entry| entry.0));
        assert_eq!(METHODS[method_index("GET").unwrap() as usize], "GET");
        assert_eq!((METHODS[CONNECT as usize], METHODS[HEAD as usize]), ("CONNECT", "HEAD"));
        assert_eq!(method_index("get"), None);
        assert_eq!((reason(404), reason(299)), ("Not Found", "unknown"));
    }

    #[test]
    fn lists_drop_blanks() {
        let elements: Vec<_> = list(b" a ,, b\t,").collect();
        assert_eq!(elements, [b"a", b"b"]);
    }
}
