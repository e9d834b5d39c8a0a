//! The kinds of structs that the attribute supports.

use std::fmt::Debug;

use memoram_runtime::encode::{JsonValue, PathSegment};
use memoram_runtime::{Endpoint, memoram_endpoint};

use crate::{BASE, body, client, target};

#[test]
fn structs_without_fields_are_sent() {
    #[memoram_endpoint(GET, "/unit", spec = none)]
    struct Unit;
    #[memoram_endpoint(POST, "/empty/", spec = none)]
    struct Empty {}
    assert_eq!((target(&Unit).as_str(), body(&Unit).as_str()), ("GET /unit", ""));
    assert_eq!((target(&Empty {}).as_str(), body(&Empty {}).as_str()), ("POST /empty/", ""));
}

#[test]
fn generics_lifetimes_constants_and_where_clauses_are_supported() {
    #[memoram_endpoint(POST, "/things/{id}", spec = none)]
    #[derive(Debug)]
    struct Post<'a, 'b: 'a, I, T = u8, const N: usize = 2>
    where
        I: PathSegment + Debug,
        T: JsonValue + Clone,
        [i8; N]: JsonValue,
    {
        id: I,
        first: T,
        borrowed: &'a str,
        second: &'b str,
        list: [i8; N],
    }
    let post = Post { id: "x", first: 1.5, borrowed: "b", second: "s", list: [1, -1] };
    assert_eq!(target(&post), "POST /things/x");
    assert_eq!(body(&post), r#"{"first":1.5,"borrowed":"b","second":"s","list":[1,-1]}"#);
    let post = Post { id: 7_u128, first: vec![Some(1), None], borrowed: "b", second: "s", list: [1] };
    assert_eq!(
        (target(&post).as_str(), body(&post).as_str()),
        ("POST /things/7", r#"{"first":[1,null],"borrowed":"b","second":"s","list":[1]}"#)
    );
}

#[test]
fn a_dynamic_value_can_be_a_field() {
    #[memoram_endpoint(POST, "/x/{id}", spec = none)]
    struct Post<'a> {
        id: &'a dyn PathSegment,
        name: Box<str>,
    }
    let post = Post { id: &"a", name: "n".into() };
    assert_eq!((target(&post).as_str(), body(&post).as_str()), ("POST /x/a", r#"{"name":"n"}"#));
}

macro_rules! getters {
    ($($(#[$meta:meta])* $vis:vis $name:ident($path:literal) { $($field:ident: $ty:ty),* })*) => {$(
        $(#[$meta])*
        #[memoram_endpoint(GET, $path, spec = none, response = Vec<String>)]
        $vis struct $name {
            $($field: $ty),*
        }
    )*};
}

getters! {
    GetOne("/ones/{id}") { id: u8, page: Option<u8> }
    #[derive(Clone)]
    pub(crate) GetTwo("/twos") { r#type: Vec<&'static str> }
}

#[test]
fn a_macro_can_declare_endpoints() {
    assert_eq!(target(&GetOne { id: 1, page: Some(2) }), "GET /ones/1?page=2");
    assert_eq!(target(&GetTwo { r#type: vec!["a", "b"] }.clone()), "GET /twos?type=a&type=b");
}

/// The runtime with another `Client`, so that code that names `::memoram_runtime` does not compile with it.
mod renamed {
    pub(crate) use memoram_runtime::*;

    pub(crate) struct Client(pub(crate) memoram_runtime::Client);

    impl Client {
        pub(crate) fn send<E: Endpoint>(&self, endpoint: &E) -> Call<E::Response> {
            self.0.send(endpoint)
        }
    }
}

macro_rules! at {
    ($name:ident, $runtime:path) => {
        #[memoram_endpoint(POST, "/access-requests", crate = $runtime)]
        struct $name {
            memory_key: &'static str,
            reason: &'static str,
        }
    };
}

at!(ByMacro, crate::forms::renamed);

#[test]
fn the_crate_option_sets_the_path_of_the_runtime() {
    #[renamed::memoram_endpoint(POST, "/access-requests", crate = crate::forms::renamed)]
    struct ByPath {
        memory_key: &'static str,
        reason: &'static str,
    }
    #[memoram_endpoint(POST, "/access-requests", crate = ::memoram_runtime, idempotent)]
    struct Absolute {
        memory_key: &'static str,
        reason: &'static str,
    }
    let client = renamed::Client(client());
    let by_path = ByPath { memory_key: "k", reason: "r" }.send(&client);
    let by_macro = ByMacro { memory_key: "k", reason: "r" }.send(&client);
    let absolute = Absolute { memory_key: "k", reason: "r" }.send(&client.0);
    for call in [by_path, by_macro, absolute] {
        assert_eq!(call.build().unwrap().body(), r#"{"memoryKey":"k","reason":"r"}"#);
    }
}

#[test]
fn fields_removed_by_cfg_are_not_sent() {
    #[memoram_endpoint(GET, "/x", spec = none)]
    struct Get {
        #[cfg(not(test))]
        gone: NoSuchType,
        #[cfg(test)]
        here: u8,
        #[cfg_attr(test, memoram(rename = "other"))]
        renamed: u8,
    }
    assert_eq!(target(&Get { here: 1, renamed: 2 }), "GET /x?here=1&other=2");
}

/// A module that shadows the names of the prelude.
mod shadowed {
    #[expect(non_camel_case_types, dead_code, reason = "a hostile module")]
    mod names {
        pub(super) struct Option;
        pub(super) struct Result;
        pub(super) struct Some;
        pub(super) struct Ok;
        pub(super) struct str;
        pub(super) struct u16;
    }
    #[expect(unused_imports, reason = "a hostile module")]
    use names::{Ok, Option, Result, Some, str, u16};

    #[memoram_runtime::memoram_endpoint(POST, "/access-requests")]
    pub(super) struct Client {
        #[serde(skip_serializing_if = "core::primitive::str::is_empty")]
        pub(super) memory_key: &'static core::primitive::str,
        pub(super) reason: &'static core::primitive::str,
    }

    pub(super) mod inner {
        #[memoram_runtime::memoram_endpoint(GET, "/to/{to}", spec = none)]
        pub(in crate::forms) struct Error {
            pub(in crate::forms) to: u8,
            pub(in crate::forms) client: u8,
        }
    }
}

#[test]
fn names_in_the_users_module_do_not_break_the_expansion() {
    assert_eq!(body(&shadowed::Client { memory_key: "k", reason: "r" }), r#"{"memoryKey":"k","reason":"r"}"#);
    let error = shadowed::inner::Error { to: 1, client: 2 };
    assert_eq!(target(&error), "GET /to/1?client=2");
    let built = error.send(&client()).build().unwrap();
    assert_eq!(built.uri().to_string(), format!("{BASE}/to/1?client=2"));
}

#[test]
fn other_derives_and_attributes_can_be_added() {
    #[derive(Clone, PartialEq)]
    #[memoram_endpoint(GET, "/x", spec = none)]
    #[derive(Debug, Default)]
    #[must_use]
    struct Get {
        /// Documented.
        n: u8,
    }
    let get = Get { n: 1 };
    assert_eq!(get.clone(), get);
    assert_ne!(get, Get::default());
    assert_eq!(format!("{get:?} {}", target(&get)), "Get { n: 1 } GET /x?n=1");
    assert_eq!(Get::SPEC.template(), "/x");
}
