//! The base URL: checked when the client is built, and extended for each request.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use http::HeaderValue;
use url::{Host, Url};

/// A base URL that tokens may be sent to.
#[derive(Debug)]
pub(crate) struct BaseUrl {
    url: Url,
    /// The path, without a trailing slash.
    path: String,
    /// The value of the `Host` header (RFC 9110 §7.2). Made once, because it is the same for each request.
    authority: HeaderValue,
    /// The URLs of templates without placeholders.
    fixed: Mutex<BTreeMap<&'static str, Url>>,
}

impl BaseUrl {
    /// Accepts `https` with any host, and `http` with a loopback host, or with any host if that is allowed. The URL has a scheme, a host, a port and a path,
    /// and nothing else. The error is the reason for refusing it.
    pub(crate) fn parse(text: &str, allows_plain_http: bool) -> Result<Self, &'static str> {
        let url = Url::parse(text).map_err(|_| "it is not a URL; it must begin with `https://`")?;
        if url.cannot_be_a_base() || url.host().is_none() {
            return Err("it has no host; it must begin with `https://`");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("it has a user name or a password; set credentials on the builder");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err("it has a query or a fragment");
        }
        match url.scheme() {
            "https" => {}
            "http" if allows_plain_http || is_loopback(&url) => {}
            "http" => {
                return Err(
                    "`http` would show the token to the network; use `https`, a loopback host, or `allow_plain_http`",
                );
            }
            _ => return Err("it is neither `https` nor `http`"),
        }
        let path = url.path().trim_end_matches('/').to_owned();
        let authority = HeaderValue::from_str(url.authority()).map_err(|_| "its host cannot be sent")?;
        Ok(BaseUrl { url, path, authority, fixed: Mutex::default() })
    }

    /// The path that all paths begin with, without a trailing slash.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn authority(&self) -> &HeaderValue {
        &self.authority
    }

    /// Returns the URL of a template without placeholders. It is made once, because it is the same for each request.
    pub(super) fn at_template(&self, template: &'static str) -> Option<Url> {
        let mut fixed = self.fixed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(url) = fixed.get(template) {
            return Some(url.clone());
        }
        let url = self.at(&[self.path(), template].concat())?;
        fixed.insert(template, url.clone());
        Some(url)
    }

    /// Returns the URL of a path, which includes the path of the base URL and is percent-encoded. `None` if the URL parser
    /// changes the path.
    pub(super) fn at(&self, path: &str) -> Option<Url> {
        let mut url = self.url.clone();
        url.set_path(path);
        let same = url.path() == path && url.host() == self.url.host() && url.port() == self.url.port();
        same.then_some(url)
    }

    /// Returns true if this is the base URL that a document names.
    pub(super) fn is(&self, server: &str) -> bool {
        Url::parse(server).is_ok_and(|url| {
            url.origin() == self.url.origin() && url.path().trim_end_matches('/') == self.path && url.query().is_none()
        })
    }

    /// Returns true if a URL has the same scheme, host and port, and no user.
    pub(super) fn is_same_server(&self, url: &Url) -> bool {
        url.origin() == self.url.origin() && url.username().is_empty() && url.password().is_none()
    }

    pub(crate) fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    pub(crate) fn is_loopback(&self) -> bool {
        is_loopback(&self.url)
    }

    pub(crate) fn host(&self) -> Option<&str> {
        self.url.host_str()
    }

    pub(super) fn port(&self) -> Option<u16> {
        self.url.port_or_known_default()
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_is_for_any_host_and_http_for_loopback() {
        for url in [
            "https://api.memoram.app/api/v1",
            "https://api.memoram.app:8443",
            "http://127.0.0.1:8080/api/v1/",
            "http://127.9.9.9",
            "http://localhost:1",
            "http://[::1]:1/x",
        ] {
            assert!(BaseUrl::parse(url, false).is_ok(), "{url}");
        }
    }

    #[test]
    fn all_other_urls_are_refused_with_a_reason() {
        for (url, reason) in [
            ("http://api.memoram.app", "show the token"),
            ("http://localhost.example.com", "show the token"),
            ("http://10.0.0.1", "show the token"),
            ("https://user@host", "user name"),
            ("https://:secret@host", "user name"),
            ("https://host/?a=b", "query"),
            ("https://host/#x", "query or a fragment"),
            ("ftp://host", "neither"),
            ("data:text/plain,x", "no host"),
            ("/api/v1", "not a URL"),
        ] {
            let error = BaseUrl::parse(url, false).unwrap_err();
            assert!(error.contains(reason), "{url}: {error}");
        }
    }

    #[test]
    fn paths_are_added_to_the_base() {
        let base = BaseUrl::parse("https://host/api/v1/", false).unwrap();
        assert_eq!(base.path(), "/api/v1");
        assert_eq!(base.at("/api/v1/tags/a%2Fb").unwrap().as_str(), "https://host/api/v1/tags/a%2Fb");
        for _ in 0..2 {
            assert_eq!(base.at_template("/tags").unwrap().as_str(), "https://host/api/v1/tags");
        }
        for path in ["/..", "/a/../b", "/%2e%2e/x", "/a\\b", "/a b", "/a?b", "/a#b", "/a\tb"] {
            assert!(base.at(path).is_none() && base.at_template(path).is_none(), "{path:?}");
        }
    }
}
