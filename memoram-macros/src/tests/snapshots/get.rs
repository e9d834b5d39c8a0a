#[automatically_derived]
impl ::memoram_runtime::Endpoint for GetMemoryBlob {
    type Response = ::memoram_runtime::model::MemoryBlob;
    type Auth = ::memoram_runtime::auth::Bearer;
    const SPEC: ::memoram_runtime::EndpointSpec = {
        let _ = Self::send;
        ::memoram_runtime::__blocking!(used);
        ::memoram_runtime::EndpointSpec::get("/memory-blobs/{blobId}").success(&[200u16])
    };
    fn encode(
        &self,
        __to: &mut ::memoram_runtime::Encoder,
    ) -> ::core::result::Result<(), ::memoram_runtime::Error> {
        __to.path(
            &[
                ::memoram_runtime::encode::Segment {
                    name: "blob_id",
                    max_length: ::core::option::Option::None,
                    value: &self.blob_id,
                },
            ],
        )?;
        __to.query(
            &[
                ::memoram_runtime::encode::Parameter {
                    name: "user_id",
                    max_length: ::core::option::Option::None,
                    explode: true,
                    value: &self.user_id,
                },
            ],
        )
    }
}
#[automatically_derived]
impl GetMemoryBlob {
    /** Sends `GET /memory-blobs/{blobId}`, with a token. Success is 200.

 Nothing is sent before the call is awaited.*/
    fn send(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Call<::memoram_runtime::model::MemoryBlob> {
        __client.send(self)
    }
    ::memoram_runtime::__blocking!(, ::memoram_runtime::model::MemoryBlob);
}
const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!(
    "MEMORAM_SPEC"
);
