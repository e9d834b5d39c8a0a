#[automatically_derived]
impl api::rt::Endpoint for CreateProject {
    type Response = Project;
    type Auth = api::rt::auth::Bearer;
    const SPEC: api::rt::EndpointSpec = {
        let _ = Self::send;
        api::rt::__blocking!(used);
        api::rt::EndpointSpec::post("/projects")
            .success(&[201u16])
            .failures(&[(422u16, "the name is taken")])
            .server("https://projects.example/api/v2")
            .types(api::rt::__types!("Project" : Project))
    };
    fn encode(
        &self,
        __to: &mut api::rt::Encoder,
    ) -> ::core::result::Result<(), api::rt::Error> {
        __to.body(api::rt::encode::Whole {
            value: &self.project,
        })
    }
}
#[automatically_derived]
impl CreateProject {
    /** Sends `POST /projects`, with a token. Success is 201.

 Nothing is sent before the call is awaited.

 # Errors

 Beside what can happen to any call, the document has these failures:

 - 422: the name is taken*/
    fn send(&self, __client: &api::rt::Client) -> api::rt::Call<Project> {
        __client.send(self)
    }
    api::rt::__blocking!(, Project);
}
const _: () = {
    use api::rt::schema::{Place as __Place, Probe as __Probe, Unchecked as _};
    let _ = __Probe::<()>::SCHEMAS;
    __Place::takes(
        __Place::new(
            76274609394669116u64,
            1135008350746702271u64,
            "`POST /projects` answers `Project`",
            "src/tests/documents/projects.yaml:41",
        ),
        __Probe::<Project>::SCHEMAS,
    )
};
const _: () = {
    use api::rt::schema::{Place as __Place, Probe as __Probe, Unchecked as _};
    let _ = __Probe::<()>::SCHEMAS;
    __Place::takes(
        __Place::new(
            76274609394669116u64,
            8327078094342616252u64,
            "`POST /projects` takes one of several schemas",
            "src/tests/documents/projects.yaml:28",
        ),
        __Probe::<Project>::SCHEMAS,
    )
};
const _: &[::core::primitive::u8] = ::core::include_bytes!(
    ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/",
    "src/tests/documents/projects.yaml")
);
