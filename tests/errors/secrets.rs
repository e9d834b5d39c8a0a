//! No printed text contains a key or a token.

use memoram_runtime::api::{
    CreateAccessRequest, CreateMemoryBlob, CreateToken, GetAccessRequest, GetCredentials, UpdateMemoryBlob,
};
use memoram_runtime::{Client, Error};

use crate::support::start;

/// Everything that an error prints, including its sources.
fn printed(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?} {:?}", error.api());
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        text.push_str(&format!(" {error} {error:?}"));
        source = error.source();
    }
    text
}

#[tokio::test]
async fn debug_and_display_never_print_a_key_or_token() {
    let (sandbox, client) = start().await;
    let (api_key, memory_key, user) = (sandbox.api_key(), sandbox.memory_key(), sandbox.user_id());
    let base = || Client::builder().base_url(sandbox.base_url());

    let create_token = CreateToken::new(api_key);
    let token = create_token.send(&client).with_response().await.unwrap();
    let create = CreateAccessRequest::new(memory_key, "why");
    let access = create.send(&client).await.unwrap();
    sandbox.approve(&access.id).unwrap();
    let credentials = GetCredentials::new(&access.id).send(&client).await.unwrap();
    let encryption_key = credentials.encryption_key.clone().unwrap();
    let secrets = [api_key, memory_key, token.token.expose_secret(), encryption_key.expose_secret()];

    let builders = [base().api_key(api_key), base().bearer(token.token.clone())];
    let builders = format!("{builders:?}");
    let holder = base().bearer(token.token.clone()).build().unwrap();
    let refused_key = base().api_key(format!("{api_key}\n")).build().unwrap_err();
    let refused_token = base().bearer(format!("{}\n", token.token.expose_secret())).build().unwrap_err();
    let requests = format!(
        "{create_token:?} {create:?} {:?} {:?}",
        CreateMemoryBlob::new(user, memory_key, "c"),
        UpdateMemoryBlob::new("id", user, memory_key),
    );
    let calls = format!("{:?} {:?}", create_token.send(&client), create.send(&holder).into_future());

    let no_user = CreateMemoryBlob::new("nobody", memory_key, "c").send(&client).await.unwrap_err();
    let quoted = GetAccessRequest::new(memory_key).send(&client).await.unwrap_err();
    assert!(quoted.api().unwrap().message().unwrap().contains(memory_key), "the server does quote it");
    let in_the_path = GetAccessRequest::new(format!("{api_key}\n")).send(&client).await.unwrap_err();
    let in_a_header = create.send(&client).header("x-key", &format!("{api_key}\n")).await.unwrap_err();
    sandbox.expire_tokens();
    let expired = create.send(&holder).await.unwrap_err();

    let texts = [
        builders,
        format!("{client:?} {holder:?} {sandbox:?}"),
        format!("{refused_key} {refused_key:?} {refused_token} {refused_token:?}"),
        requests,
        calls,
        format!("{token:?} {access:?} {credentials:?}"),
        printed(&no_user),
        printed(&quoted),
        printed(&in_the_path),
        printed(&in_a_header),
        printed(&expired),
    ];
    for text in texts {
        for secret in secrets {
            assert!(!text.contains(secret), "{secret} is in {text}");
        }
    }
}
