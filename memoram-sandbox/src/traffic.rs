//! Counts the requests of each route, and lets the faults that a test ordered happen.

use std::collections::{HashMap, VecDeque};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::SandboxError;
use crate::fault::Fault;
use crate::reply::Refusal;
use crate::routes::{PREFIX, ROUTES, Route};
use crate::state::{Shared, lock};

#[derive(Debug, Default)]
struct Line {
    requests: usize,
    faults: VecDeque<Fault>,
}

/// What came in, and what is to go wrong next, by route.
#[derive(Debug, Default)]
pub(crate) struct Traffic(HashMap<&'static Route, Line>);

impl Traffic {
    pub(crate) fn requests(&self, method: &Method, template: &str) -> usize {
        let line = Route::find(method, template).and_then(|route| self.0.get(route));
        line.map_or(0, |line| line.requests)
    }

    pub(crate) fn order(
        &mut self,
        method: Method,
        template: &str,
        times: usize,
        fault: Fault,
    ) -> Result<(), SandboxError> {
        fault.check()?;
        let route = Route::find(&method, template)
            .ok_or_else(|| SandboxError::UnknownRoute { method, template: template.into() })?;
        self.0.entry(route).or_default().faults.extend(std::iter::repeat_n(fault, times));
        Ok(())
    }

    fn record(&mut self, route: &'static Route) -> Option<Fault> {
        let line = self.0.entry(route).or_default();
        line.requests += 1;
        line.faults.pop_front()
    }
}

pub(crate) async fn watch(State(state): State<Shared>, path: MatchedPath, request: Request, next: Next) -> Response {
    let template = path.as_str().strip_prefix(PREFIX).unwrap_or_default();
    let Some(route) = Route::find(request.method(), template) else {
        return wrong_method(request.method(), template);
    };
    let fault = lock(&state.traffic).record(route);
    match fault {
        Some(fault) => fault.apply(request, next).await,
        None => next.run(request).await,
    }
}

/// Not left to the router, which would answer HEAD wherever there is a GET.
fn wrong_method(method: &Method, template: &str) -> Response {
    let known = ROUTES.iter().filter(|route| route.template == template);
    let allowed = known.map(|route| route.method.as_str()).collect::<Vec<_>>().join(", ");
    let message = format!("`{template}` has no method {method}; it has {allowed}");
    let mut response = Refusal::new(StatusCode::METHOD_NOT_ALLOWED, message).into_response();
    if let Ok(allowed) = HeaderValue::try_from(allowed) {
        response.headers_mut().insert(header::ALLOW, allowed);
    }
    response
}
