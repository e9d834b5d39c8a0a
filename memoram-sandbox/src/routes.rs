//! The documented operations. The router has a handler for each of them.

use axum::http::Method;

/// The path of the base URL.
pub(crate) const PREFIX: &str = "/api/v1";

/// The method and the path template of a documented operation.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Route {
    pub(crate) method: Method,
    pub(crate) template: &'static str,
}

impl Route {
    const fn new(method: Method, template: &'static str) -> Self {
        Self { method, template }
    }

    pub(crate) fn find(method: &Method, template: &str) -> Option<&'static Self> {
        ROUTES.iter().find(|route| route.method == *method && route.template == template)
    }
}

pub(crate) static ROUTES: [Route; 12] = [
    Route::new(Method::POST, "/auth/token"),
    Route::new(Method::POST, "/access-requests"),
    Route::new(Method::GET, "/access-requests"),
    Route::new(Method::GET, "/access-requests/{requestId}"),
    Route::new(Method::GET, "/access-requests/{requestId}/credentials"),
    Route::new(Method::GET, "/memory-blobs"),
    Route::new(Method::POST, "/memory-blobs"),
    Route::new(Method::GET, "/memory-blobs/{blobId}"),
    Route::new(Method::PATCH, "/memory-blobs/{blobId}"),
    Route::new(Method::DELETE, "/memory-blobs/{blobId}"),
    Route::new(Method::GET, "/tags"),
    Route::new(Method::GET, "/tags/{tagId}"),
];
