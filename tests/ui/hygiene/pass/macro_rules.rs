//! A `macro_rules!` can write the struct and each part of it.
#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

macro_rules! whole {
    ($($name:ident)*) => {$(
        #[memoram_endpoint(GET, "/notes/{id}", spec = none)]
        struct $name {
            id: u64,
            limit: Option<u32>,
        }
    )*};
}

whole!(GetFirst GetSecond);

macro_rules! parts {
    (
        $(#[$meta:meta])*
        $visibility:vis $name:ident: $method:ident $path:literal -> $response:ty, $status:expr, $spec:ident, $runtime:path;
        $($(#[$field_meta:meta])* $field:ident: $ty:ty = $wire:literal, $limit:expr;)*
    ) => {
        #[memoram_endpoint($method, $path, response = $response, status = $status, spec = $spec, crate = $runtime)]
        $(#[$meta])*
        $visibility struct $name {
            $(
                $(#[$field_meta])*
                #[memoram(rename = $wire, max_length = $limit)]
                $field: $ty,
            )*
        }
    };
}

parts! {
    /// Documented.
    #[derive(Debug)]
    pub(crate) CreateNote: POST "/notes" -> Vec<String>, 201, none, ::memoram_runtime;
    /// Documented.
    text: String = "noteText", 200;
    #[memoram(query)]
    title: Option<String> = "noteTitle", 100;
}

macro_rules! path_as {
    ($fragment:tt, $token:tt) => {
        #[memoram_endpoint(GET, $token)]
        struct $fragment;
    };
}

path_as!(PathAsToken, "/access-requests");

macro_rules! item {
    ($item:item) => {
        #[memoram_endpoint(GET, "/access-requests")]
        $item
    };
}

item! {
    struct AnItem {}
}

macro_rules! list {
    ($name:ident: $cursor:ident: $cursor_type:ty, $next:ident.$last:ident, $items:ident: $item:ty; $response:ty) => {
        #[memoram_endpoint(
            GET,
            "/notes",
            spec = none,
            response = $response,
            paginate(cursor = $cursor, next = $next?.$last, items = $items, item = $item)
        )]
        struct $name {
            $cursor: $cursor_type,
        }
    };
}

#[derive(serde::Deserialize)]
struct Notes {
    notes: Vec<String>,
    page: Option<Next>,
}

#[derive(serde::Deserialize)]
struct Next {
    next: Option<u32>,
}

list!(ListNotes: page: Option<u32>, page.next, notes: String; Notes);

fn calls(client: &Client) {
    drop(ListNotes { page: None }.items(client));
    drop(GetFirst { id: 1, limit: None }.send(client));
    drop(GetSecond { id: 1, limit: None }.send(client));
    drop(CreateNote { text: String::new(), title: None }.send(client));
    drop(PathAsToken.send(client));
    drop(AnItem {}.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
