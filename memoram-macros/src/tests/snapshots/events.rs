#[automatically_derived]
impl ::memoram_runtime::Endpoint for Ask {
    type Response = EventStream<Chunk>;
    type Auth = ::memoram_runtime::auth::Any;
    const SPEC: ::memoram_runtime::EndpointSpec = {
        let _ = Self::send;
        ::memoram_runtime::__blocking!(used);
        ::memoram_runtime::EndpointSpec::post("/chat")
            .success(&[200u16])
            .failures(&[(429u16, "too many")])
            .accept("text/event-stream, application/problem+json")
            .server("")
            .types(::memoram_runtime::__types!("Chunk" : Chunk))
    };
    fn encode(
        &self,
        __to: &mut ::memoram_runtime::Encoder,
    ) -> ::core::result::Result<(), ::memoram_runtime::Error> {
        __to.json(
            &[
                ::memoram_runtime::encode::Property {
                    name: "prompt",
                    max_length: ::core::option::Option::None,
                    value: &self.prompt,
                },
            ],
        )
    }
}
#[automatically_derived]
impl Ask {
    /** Sends `POST /chat`, with the credentials that the client has. Success is 200.

 Nothing is sent before the call is awaited.

 # Errors

 Beside what can happen to any call, the document has these failures:

 - 429: too many*/
    pub fn send(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Call<EventStream<Chunk>> {
        __client.send(self)
    }
    ::memoram_runtime::__blocking!(stream pub, EventStream < Chunk >);
}
const _: () = {
    use ::memoram_runtime::schema::{Place as __Place, Probe as __Probe, Unchecked as _};
    let _ = __Probe::<()>::SCHEMAS;
    __Place::takes(
        __Place::new(
            15530271386833440762u64,
            1659170293004567293u64,
            "`POST /chat` answers with a stream of `Chunk`",
            "src/tests/documents/streams.yaml:10",
        ),
        __Probe::<Chunk>::SCHEMAS,
    )
};
const _: &[::core::primitive::u8] = ::core::include_bytes!(
    ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/",
    "src/tests/documents/streams.yaml")
);
