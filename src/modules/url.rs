//! The native half of `url`: parsing and changing URLs by <https://url.spec.whatwg.org/>, which the `url`
//! crate does. It keeps nothing: each call gets a URL as text and answers with its normal form and the
//! offsets of its parts, `[href, protocolEnd, usernameEnd, hostStart, hostEnd, port, pathnameStart,
//! searchStart, hashStart]`, where -1 stands for a part that is absent, or with `null`. A normal form is
//! ASCII, so offsets in bytes are offsets in a JavaScript string.

use crate::export;
use crate::host::Host;
use rquickjs::{Array, Ctx, Object, Result, Value};
use std::borrow::Cow;
use std::rc::Rc;
use url::{Position, Url, quirks};

pub fn init<'js>(ctx: &Ctx<'js>, _host: &Rc<Host>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    export!(object, "parse", |ctx: Ctx<'js>, input: String, base: Option<String>| {
        answer(ctx, parse(&input, base.as_deref()))
    });
    export!(object, "set", |ctx: Ctx<'js>, href: String, part: String, value: String| {
        answer(ctx, set(&href, &part, &value))
    });
    export!(object, "domainToASCII", |domain: String| host_of(&domain).unwrap_or_default());
    export!(object, "domainToUnicode", |domain: String| {
        host_of(&domain).map_or_else(String::new, in_unicode)
    });
    Ok(object)
}

fn parse(input: &str, base: Option<&str>) -> Option<Url> {
    match base {
        None => Url::parse(input).ok(),
        Some(base) => {
            let base = Url::parse(base).ok()?;
            let special = matches!(base.scheme(), "http" | "https" | "ws" | "wss" | "ftp");
            base.join(&if special { single_authority(input) } else { input.into() }).ok()
        }
    }
}

/// `///host` means `//host` where the base is special ("special authority ignore slashes"), which the
/// crate knows of absolute URLs only.
fn single_authority(input: &str) -> Cow<'_, str> {
    let trimmed = input.trim_start_matches(|c: char| c <= ' ');
    let rest = trimmed.trim_start_matches(['/', '\\', '\t', '\n', '\r']);
    let slashes = trimmed.len() - rest.len();
    let stripped = trimmed[..slashes].chars().filter(|c| matches!(c, '/' | '\\')).count();
    if stripped > 2 { Cow::Owned(format!("//{rest}")) } else { Cow::Borrowed(input) }
}

/// The URL with one part replaced, or `None` where the standard leaves it as it is.
fn set(href: &str, part: &str, value: &str) -> Option<Url> {
    let mut url = Url::parse(href).ok()?;
    match part {
        "protocol" => quirks::set_protocol(&mut url, value).ok()?,
        "username" => quirks::set_username(&mut url, value).ok()?,
        "password" => quirks::set_password(&mut url, value).ok()?,
        "host" => quirks::set_host(&mut url, value).ok()?,
        "hostname" => quirks::set_hostname(&mut url, value).ok()?,
        "port" => quirks::set_port(&mut url, value).ok()?,
        "pathname" => quirks::set_pathname(&mut url, value),
        "search" => quirks::set_search(&mut url, value),
        "hash" => quirks::set_hash(&mut url, value),
        "href" => url = Url::parse(value).ok()?,
        _ => return None,
    }
    Some(url)
}

fn answer<'js>(ctx: Ctx<'js>, url: Option<Url>) -> Result<Value<'js>> {
    let Some(url) = url else { return Ok(Value::new_null(ctx)) };
    let before = |position: Position| url[..position].len() as i32;
    let array = Array::new(ctx)?;
    array.set(0, url.as_str())?;
    array.set(1, before(Position::AfterScheme) + 1)?;
    array.set(2, before(Position::AfterUsername))?;
    array.set(3, before(Position::BeforeHost))?;
    array.set(4, before(Position::AfterHost))?;
    array.set(5, url.port().map_or(-1, i32::from))?;
    array.set(6, before(Position::BeforePath))?;
    array.set(7, url.query().map_or(-1, |_| before(Position::AfterPath)))?;
    array.set(8, url.fragment().map_or(-1, |_| before(Position::AfterQuery)))?;
    Ok(array.into_value())
}

// Node takes a domain for the host of a URL, so that addresses are hosts too, and nothing with a port.
fn host_of(domain: &str) -> Option<String> {
    let mut url = Url::parse("ws://x").ok()?;
    quirks::set_hostname(&mut url, domain).ok()?;
    Some(quirks::hostname(&url).to_owned())
}

// An address has no other form.
fn in_unicode(host: String) -> String {
    let unicode = quirks::domain_to_unicode(&host);
    if unicode.is_empty() { host } else { unicode }
}

#[cfg(test)]
mod tests {
    use super::{host_of, in_unicode, parse, set};

    #[test]
    fn a_relative_reference_needs_a_base() {
        assert!(parse("/a?b", None).is_none());
        assert_eq!(parse("/a?b", Some("http://h/x/y")).unwrap().as_str(), "http://h/a?b");
        assert!(parse("/a", Some("mailto:x")).is_none());
        assert_eq!(parse("/\\/g/a", Some("http://h/x")).unwrap().as_str(), "http://g/a");
    }

    #[test]
    fn a_refused_part_changes_nothing() {
        assert!(set("http://h/", "port", "x").is_none());
        assert!(set("http://h/", "no such part", "x").is_none());
        assert_eq!(set("http://h/", "port", "81").unwrap().as_str(), "http://h:81/");
    }

    #[test]
    fn domains_are_read_as_hosts() {
        assert_eq!(host_of("espa\u{f1}ol.com").unwrap(), "xn--espaol-zwa.com");
        assert_eq!(host_of("0x7f.1").unwrap(), "127.0.0.1");
        assert!(host_of("a b").is_none());
        assert!(host_of("a:80").is_none());
        assert_eq!(in_unicode("xn--fiq.cn".into()), "\u{4e2d}.cn");
        assert_eq!(in_unicode("[::1]".into()), "[::1]");
    }
}
