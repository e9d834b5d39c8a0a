use jiff::Timestamp;
use serde::Serialize;

use crate::error::SandboxError;
use crate::ids;
use crate::input::{Fields, Input};
use crate::reply::{Refusal, Reply};

use super::account::Account;
use super::shelf::Shelf;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
    Pending,
    Approved,
    Rejected,
    Revoked,
}

impl Status {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Revoked => "revoked",
        }
    }

    fn can_become(self, next: Self) -> bool {
        matches!((self, next), (Self::Pending, Self::Approved | Self::Rejected) | (Self::Approved, Self::Revoked))
    }
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct AccessRequest {
    pub(crate) id: String,
    pub(crate) status: Status,
    reason: String,
    #[serde(rename = "memoryKey")]
    memory_key: String,
    /// The user who approved the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<String>,
    #[serde(rename = "aiConnectorId")]
    connector_id: String,
    #[serde(rename = "createdAt")]
    created_at: Timestamp,
    #[serde(rename = "updatedAt")]
    updated_at: Timestamp,
}

/// The properties of a request that creates an access request.
pub(crate) struct NewAccessRequest {
    pub(crate) memory_key: String,
    pub(crate) reason: String,
}

impl Input for NewAccessRequest {
    fn read(fields: &mut Fields) -> Reply<Self> {
        Ok(Self { memory_key: fields.required("memoryKey")?, reason: fields.required("reason")? })
    }
}

/// The access requests, in the order in which they were created.
#[derive(Debug, Default)]
pub(crate) struct AccessRequests(pub(crate) Shelf<AccessRequest>);

impl AccessRequests {
    pub(crate) fn create(&mut self, account: &Account, body: NewAccessRequest) -> AccessRequest {
        let now = ids::now();
        let request = AccessRequest {
            id: ids::id(),
            status: Status::Pending,
            reason: body.reason,
            memory_key: body.memory_key,
            user_id: None,
            connector_id: account.connector_id.clone(),
            created_at: now,
            updated_at: now,
        };
        self.0.add(&request.id, request.clone());
        request
    }

    pub(crate) fn get(&self, id: &str) -> Reply<&AccessRequest> {
        self.0.get(id).ok_or_else(|| Refusal::not_found("access request", id))
    }

    /// Changes the status as the user does in their dashboard.
    pub(crate) fn set_status(&mut self, id: &str, to: Status, account: &Account) -> Result<(), SandboxError> {
        let request = self.0.get_mut(id).ok_or_else(|| SandboxError::UnknownAccessRequest { id: id.into() })?;
        let from = request.status;
        if !from.can_become(to) {
            return Err(SandboxError::ImpossibleTransition { id: id.into(), from: from.name(), to: to.name() });
        }
        if to == Status::Approved {
            request.user_id = Some(account.user_id.clone());
        }
        request.status = to;
        request.updated_at = ids::now();
        Ok(())
    }
}
