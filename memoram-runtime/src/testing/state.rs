//! The routes of a mock, and the requests that it has received.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;

use super::reply::{Plan, refused};
use super::{Fault, Received};
use crate::spec::EndpointSpec;
use crate::transport::{Outgoing, TransportError};

#[derive(Default)]
pub(super) struct State {
    routes: Vec<Route>,
    received: Vec<Received>,
    faults: Option<Faults>,
    delays: Option<Delays>,
}

struct Route {
    endpoint: EndpointSpec,
    replies: Replies,
}

/// Returns `None` when the replies are used up. It has a lock of its own, so that a closure can ask the mock for the requests
/// it has received.
pub(super) type Replies = Arc<Mutex<dyn FnMut(&Received) -> Option<Plan> + Send>>;

struct Faults {
    random: fastrand::Rng,
    share: f64,
}

struct Delays {
    random: fastrand::Rng,
    max: Duration,
}

impl State {
    pub(super) fn set_route(&mut self, endpoint: EndpointSpec, replies: Replies) {
        self.routes.retain(|route| !is_same_route(&route.endpoint, &endpoint));
        self.routes.push(Route { endpoint, replies });
    }

    pub(super) fn set_faults(&mut self, seed: u64, share: f64) {
        self.faults = Some(Faults { random: fastrand::Rng::with_seed(seed), share });
    }

    pub(super) fn set_delays(&mut self, seed: u64, max: Duration) {
        self.delays = Some(Delays { random: fastrand::Rng::with_seed(seed), max });
    }

    pub(super) fn len(&self) -> usize {
        self.received.len()
    }

    pub(super) fn replies(&self, endpoint: &EndpointSpec) -> Option<Replies> {
        let route = self.routes.iter().find(|route| is_same_route(&route.endpoint, endpoint));
        route.map(|route| Arc::clone(&route.replies))
    }

    pub(super) fn unknown_route(&self) -> TransportError {
        let known: Vec<String> = self
            .routes
            .iter()
            .map(|route| format!("{} {}", route.endpoint.method(), route.endpoint.template()))
            .collect();
        refused(match known.as_slice() {
            [] => "the mock has no routes; add one with `on`".to_owned(),
            known => format!("the mock does not know this route; it knows {}", known.join(", ")),
        })
    }

    pub(super) fn receive(&mut self, request: Outgoing, body: Bytes) -> Received {
        let nth = self.count(&request.endpoint).saturating_add(1);
        let received = Received::new(request, body, nth);
        self.received.push(received.clone());
        received
    }

    pub(super) fn of<'a>(&'a self, endpoint: &'a EndpointSpec) -> impl Iterator<Item = &'a Received> {
        self.received.iter().filter(|received| is_same_route(received.endpoint(), endpoint))
    }

    pub(super) fn count(&self, endpoint: &EndpointSpec) -> usize {
        self.of(endpoint).count()
    }

    pub(super) fn wait(&mut self) -> Duration {
        self.delays.as_mut().map(|delays| delays.max.mul_f64(delays.random.f64())).unwrap_or_default()
    }

    pub(super) fn fault(&mut self) -> Option<Fault> {
        let Faults { random, share } = self.faults.as_mut()?;
        (random.f64() < *share).then(|| random.choice(Fault::ALL)).flatten()
    }
}

fn is_same_route(one: &EndpointSpec, other: &EndpointSpec) -> bool {
    one.method() == other.method() && one.path_template().shape() == other.path_template().shape()
}
