#[automatically_derived]
impl<T> ::memoram_runtime::Endpoint for RenameProject<T> {
    type Response = Project;
    type Auth = ::memoram_runtime::auth::Anonymous;
    const SPEC: ::memoram_runtime::EndpointSpec = ::memoram_runtime::EndpointSpec::patch(
            "/projects/{id}",
        )
        .idempotent();
    fn encode(
        &self,
        to: &mut ::memoram_runtime::Encoder,
    ) -> ::core::result::Result<(), ::memoram_runtime::Error> {
        to.path(
            &[
                ::memoram_runtime::encode::Segment {
                    name: "id",
                    max_length: ::core::option::Option::None,
                    value: &self.id,
                },
            ],
        )?;
        to.headers(
            &[
                ::memoram_runtime::encode::Header {
                    name: "If-Match",
                    max_length: ::core::option::Option::None,
                    value: &self.etag,
                },
            ],
        )?;
        to.json(
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
#[allow(dead_code)]
impl<T> RenameProject<T> {
    /** Sends `PATCH /projects/{id}`, without a token. Success is any 2xx.

 Nothing is sent before the call is awaited.*/
    pub(crate) fn send(
        &self,
        client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Call<Project> {
        client.send(self)
    }
    ::memoram_runtime::__blocking!(pub (crate), Project);
}
