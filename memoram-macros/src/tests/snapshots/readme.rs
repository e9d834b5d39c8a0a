#[automatically_derived]
impl<'a> ::memoram_runtime::Endpoint for CreateAccessRequest<'a> {
    type Response = ::memoram_runtime::model::AccessRequest;
    type Auth = ::memoram_runtime::auth::Bearer;
    const SPEC: ::memoram_runtime::EndpointSpec = {
        let _ = Self::send;
        ::memoram_runtime::__blocking!(used);
        ::memoram_runtime::EndpointSpec::post("/access-requests")
            .success(&[201u16])
            .failures(
                &[
                    (400u16, "the memory key or the reason is not valid"),
                    (401u16, "the token is invalid or expired"),
                    (404u16, "the memory key does not exist"),
                ],
            )
    };
    fn encode(
        &self,
        __to: &mut ::memoram_runtime::Encoder,
    ) -> ::core::result::Result<(), ::memoram_runtime::Error> {
        __to.json(
            &[
                ::memoram_runtime::encode::Property {
                    name: "memoryKey",
                    max_length: ::core::option::Option::None,
                    value: &self.memory_key,
                },
                ::memoram_runtime::encode::Property {
                    name: "reason",
                    max_length: ::core::option::Option::Some(255usize),
                    value: &self.reason,
                },
            ],
        )
    }
}
#[automatically_derived]
impl<'a> CreateAccessRequest<'a> {
    /** Sends `POST /access-requests`, with a token. Success is 201.

 Nothing is sent before the call is awaited.

 # Errors

 Beside what can happen to any call, the document has these failures:

 - 400: the memory key or the reason is not valid
 - 401: the token is invalid or expired
 - 404: the memory key does not exist*/
    pub fn send(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Call<::memoram_runtime::model::AccessRequest> {
        __client.send(self)
    }
    ::memoram_runtime::__blocking!(pub, ::memoram_runtime::model::AccessRequest);
}
const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!(
    "MEMORAM_SPEC"
);
