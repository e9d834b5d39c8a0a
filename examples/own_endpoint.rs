//! Routes that are not in any document: with `spec = none`, the attribute says what the document would say.
//!
//! A mock answers, because the sandbox only serves documented routes.

use std::error::Error;

use memoram_runtime::testing::{Mock, Reply};
use memoram_runtime::{Client, memoram_endpoint};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The answer to `Remind`.
#[derive(Debug, Deserialize)]
struct Reminder {
    id: String,
    channel: Channel,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Channel {
    Mail,
    Push,
}

/// Reminds a user of an access request. A second request returns the same reminder, so it is `idempotent` and can be
/// retried after a failure.
#[memoram_endpoint(
    POST,
    "/access-requests/{request_id}/reminders",
    spec = none,
    response = Reminder,
    status = 202,
    rename_all = "camelCase",
    idempotent
)]
struct Remind<'a> {
    /// Fills the placeholder.
    request_id: &'a str,
    /// A property of the JSON body, like every unmarked field of a POST.
    channel: Channel,
    /// Sent as `sendAfter` in the body, and left out if it is `None`.
    #[memoram(max_length = 30)]
    send_after: Option<&'a str>,
    /// A query parameter.
    #[memoram(query)]
    dry_run: bool,
    /// A header.
    #[memoram(header = "X-Tenant")]
    tenant: &'a str,
}

/// Checks whether the service is up. It is sent without a token, and the body of the answer is ignored.
#[memoram_endpoint(GET, "/health", spec = none, auth = none)]
struct Health {}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let server = server();
    let client = server.client();

    Health {}.send(&client).await?;
    println!("the service is up");

    let remind = Remind {
        request_id: "ar/1",
        channel: Channel::Push,
        send_after: Some("2026-01-01T00:00:00Z"),
        dry_run: false,
        tenant: "acme",
    };
    show(&client, &remind)?;
    let reminder = remind.send(&client).await?;
    println!("reminder {} goes by {:?}", reminder.id, reminder.channel);

    // `max_length` is checked before anything is sent.
    let error = match (Remind { send_after: Some("as soon as it is convenient, please"), ..remind }).send(&client).await
    {
        Err(error) => error,
        Ok(_) => return Err("this is longer than 30 characters".into()),
    };
    println!("{error}");
    Ok(())
}

/// Prints the request without sending it.
fn show(client: &Client, remind: &Remind<'_>) -> Result<(), memoram_runtime::Error> {
    let request = client.send(remind).build()?;
    println!("{} {}", request.method(), request.uri());
    println!("{}", String::from_utf8_lossy(request.body()));
    Ok(())
}

fn server() -> Mock {
    Mock::new()
        .on::<Health>(|_| Reply::status(204))
        .on::<Remind<'_>>(|received| Reply::json(json!({ "id": "r_1", "channel": received.json()["channel"] })))
}
