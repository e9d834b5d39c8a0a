#[automatically_derived]
impl<T> ::memoram_runtime::Endpoint for RenameProject<T> {
    type Response = Project;
    type Auth = ::memoram_runtime::auth::Anonymous;
    const SPEC: ::memoram_runtime::EndpointSpec = {
        let _ = Self::send;
        ::memoram_runtime::__blocking!(used);
        ::memoram_runtime::EndpointSpec::patch("/projects/{id}").idempotent()
    };
    fn encode(
        &self,
        __to: &mut ::memoram_runtime::Encoder,
    ) -> ::core::result::Result<(), ::memoram_runtime::Error> {
        __to.path(
            &[
                ::memoram_runtime::encode::Segment {
                    name: "id",
                    max_length: ::core::option::Option::None,
                    value: &self.id,
                },
            ],
        )?;
        __to.headers(
            &[
                ::memoram_runtime::encode::Header {
                    name: "If-Match",
                    max_length: ::core::option::Option::None,
                    value: &self.etag,
                },
            ],
        )?;
        __to.json(
            &[
                ::memoram_runtime::encode::Property {
                    name: "newName",
                    max_length: ::core::option::Option::None,
                    value: if str::is_empty(&self.name) {
                        &::core::option::Option::None::<()>
                    } else {
                        &self.name
                    },
                },
            ],
        )
    }
}
#[automatically_derived]
impl<T> RenameProject<T> {
    /** Sends `PATCH /projects/{id}`, without a token. Success is any 2xx.

 Nothing is sent before the call is awaited.*/
    pub(crate) fn send(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Call<Project> {
        __client.send(self)
    }
    ::memoram_runtime::__blocking!(pub (crate), Project);
}
