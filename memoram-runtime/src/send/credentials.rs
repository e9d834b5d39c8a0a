//! The credentials of a client, and which of them a call carries.

use http::HeaderValue;
use tokio::time::Instant;

use super::carried::Carried;
use super::token::TokenCache;
use crate::error::{Error, ErrorKind, Shown};
use crate::scheme::SentKey;
use crate::scheme::sealed::Wants;
use crate::spec::{EndpointSpec, Need};

/// The credentials of a client.
#[derive(Default)]
pub(crate) struct Credentials {
    pub(crate) bearer: Option<BearerSource>,
    /// The value of `Authorization` for a user and a password.
    pub(crate) basic: Option<HeaderValue>,
    pub(crate) keys: Vec<SentKey>,
}

/// Where a client's bearer tokens come from.
pub(crate) enum BearerSource {
    /// A token that never changes.
    Fixed(HeaderValue),
    /// Tokens that are requested when they are needed.
    Tokens(TokenCache),
}

impl Credentials {
    /// Chooses what a call carries: the first alternative that these credentials can serve. Fails if there is none.
    pub(super) fn choose(&self, wants: Wants, endpoint: &EndpointSpec, now: Instant) -> Result<Carried<'_>, Error> {
        let key = [Need::KeyHeader(endpoint.key_name())];
        let alternatives: &[&[Need]] = match wants {
            Wants::Nothing => &[&[]],
            Wants::Bearer => &[&[Need::Bearer]],
            Wants::Basic => &[&[Need::Basic]],
            Wants::Key => &[&key],
            Wants::Documented | Wants::Any => endpoint.alternatives(),
        };
        match alternatives.iter().find(|needs| self.serves_all(needs)) {
            Some(needs) => Ok(self.carry(needs, now)),
            None if wants == Wants::Any => Ok(self.any(now)),
            None => Err(Error::not_sent(ErrorKind::Authentication, endpoint, self.missing(alternatives))),
        }
    }

    /// A token and a password share one header, so no call can carry both.
    fn serves_all(&self, needs: &[Need]) -> bool {
        let has_both = needs.contains(&Need::Bearer) && needs.contains(&Need::Basic);
        !has_both && needs.iter().all(|need| self.serves(*need))
    }

    fn serves(&self, need: Need) -> bool {
        match need {
            Need::Bearer => self.bearer.is_some(),
            Need::Basic => self.basic.is_some(),
            _ => self.keys.iter().any(|key| key.serves(need)),
        }
    }

    /// The credentials of one alternative.
    fn carry(&self, needs: &[Need], now: Instant) -> Carried<'_> {
        let mut carried = Carried::default();
        for need in needs {
            match need {
                Need::Bearer => carried.add_bearer(self.bearer.as_ref(), now),
                Need::Basic => carried.authorization = self.basic.clone(),
                _ => carried.keys.extend(self.keys.iter().find(|key| key.serves(*need))),
            }
        }
        carried
    }

    /// What there is, for a call that needs nothing. Of several keys none is chosen.
    fn any(&self, now: Instant) -> Carried<'_> {
        let mut carried = Carried::default();
        match (&self.bearer, &self.basic, self.keys.as_slice()) {
            (Some(bearer), _, _) => carried.add_bearer(Some(bearer), now),
            (None, Some(basic), _) => carried.authorization = Some(basic.clone()),
            (None, None, [key]) => carried.keys.push(key),
            (None, None, _) => {}
        }
        carried
    }

    /// The message for credentials that no alternative is content with.
    fn missing(&self, alternatives: &[&[Need]]) -> String {
        let set = |needs: &&[Need]| needs.iter().map(described).collect::<Vec<_>>().join(" and ");
        let needed: Vec<String> = alternatives.iter().map(set).collect();
        let mut methods: Vec<&str> = Vec::new();
        for need in alternatives.iter().copied().flatten().filter(|need| !self.serves(**need)) {
            if !methods.contains(&method(need)) {
                methods.push(method(need));
            }
        }
        let (needed, methods) = (needed.join(", or "), methods.join(", "));
        match (needed.as_str(), methods.as_str()) {
            ("", _) => "this call needs credentials, and its `SPEC` has no `security`".to_owned(),
            (_, "") => format!("this call needs {needed}, which cannot both be sent in `Authorization`"),
            _ => format!("this call needs {needed}, and the client was built without {methods}"),
        }
    }
}

fn described(need: &Need) -> String {
    match need {
        Need::Bearer => "a token".to_owned(),
        Need::Basic => "a user and a password".to_owned(),
        Need::KeyHeader(name) => format!("a key in the header `{name}`"),
        Need::KeyQuery(name) => format!("a key in the query parameter `{}`", Shown(name)),
        Need::KeyCookie(name) => format!("a key in the cookie `{name}`"),
    }
}

/// The method of the builder.
fn method(need: &Need) -> &'static str {
    match need {
        Need::Bearer => "`api_key` or `bearer`",
        Need::Basic => "`basic`",
        Need::KeyHeader(_) => "`api_key_header` for it",
        Need::KeyQuery(_) => "`api_key_query` for it",
        Need::KeyCookie(_) => "`api_key_cookie` for it",
    }
}
