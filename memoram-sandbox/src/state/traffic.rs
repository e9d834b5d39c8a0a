use std::collections::{HashMap, VecDeque};

use axum::http::Method;

use crate::error::SandboxError;
use crate::fault::Fault;
use crate::routes::Route;

/// For each route, the requests so far and the faults to come.
#[derive(Debug, Default)]
pub(crate) struct Traffic(HashMap<&'static Route, RouteTraffic>);

#[derive(Debug, Default)]
struct RouteTraffic {
    requests: usize,
    faults: VecDeque<Fault>,
}

impl Traffic {
    pub(crate) fn requests(&self, method: &Method, template: &str) -> usize {
        let traffic = Route::find(method, template).and_then(|route| self.0.get(route));
        traffic.map_or(0, |traffic| traffic.requests)
    }

    pub(crate) fn add_faults(
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

    /// Counts a request, and returns the fault that it must meet, if any.
    pub(crate) fn record(&mut self, route: &'static Route) -> Option<Fault> {
        let traffic = self.0.entry(route).or_default();
        traffic.requests += 1;
        traffic.faults.pop_front()
    }
}
