package health.polaris.web.request;

/** Answers that go out while they are made: they have neither an ETag nor an end that one could wait for. */
public final class Unbuffered {

    /** Server-sent events, at the same path in every service that has them. */
    public static final String EVENT_STREAM = "/dhos/v1/event_stream";

    private Unbuffered() {}
}
