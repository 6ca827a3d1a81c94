package health.polaris.connector.outbound;

import health.polaris.connector.hl7.Strictly;
import health.polaris.connector.outbound.StubServer.Reply;
import health.polaris.connector.outbound.StubServer.Request;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/** The EPR service adapter with the EPR behind it. It says AA unless told otherwise for a patient. */
final class StubEpr {

    private final Map<String, StubServer.Behaviour> byPatient = new ConcurrentHashMap<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile StubServer.Behaviour otherwise = request -> acknowledge(request, "AA");
    private final StubServer server = new StubServer(this::reply);

    private Reply reply(Request request) throws InterruptedException {
        sent.add(text(request));
        return byPatient.getOrDefault(field(text(request), "PID", 2), otherwise).to(request);
    }

    String address() {
        return server.address();
    }

    void whenAsked(String patient, StubServer.Behaviour behaviour) {
        byPatient.put(patient, behaviour);
    }

    /** For all patients that nothing else was said for. */
    void behave(StubServer.Behaviour behaviour) {
        otherwise = behaviour;
    }

    void wellAgain() {
        byPatient.clear();
        otherwise = request -> acknowledge(request, "AA");
    }

    /** Everything that came since the last time, held against HAPI's rules. */
    void assertPermitted() {
        sent.forEach(Strictly::permitted);
        sent.clear();
    }

    /** The texts that came for a patient, in order. */
    List<String> texts(String patient) {
        return requests(patient).stream().map(StubEpr::text).toList();
    }

    List<Request> requests(String patient) {
        return server.requests().stream()
                .filter(request -> field(text(request), "PID", 2).equals(patient))
                .toList();
    }

    static Reply acknowledge(Request request, String code) {
        String controlId = field(text(request), "MSH", 9);
        String text = "MSH|^~\\&|EPR|TRUST|DHOS|SENSYNE|20240312090113||ACK^R01^ACK|A1|P|2.6\rMSA|" + code + "|"
                + controlId + "\r";
        return answer(text);
    }

    /** 200 with that text as the adapter wraps it. */
    static Reply answer(String text) {
        return answer(text, StandardCharsets.UTF_8);
    }

    static Reply answer(String text, Charset charset) {
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(charset));
        return new Reply(200, "{\"type\": \"hl7v2\", \"body\": \"" + base64 + "\"}");
    }

    static String text(Request request) {
        byte[] text = Base64.getDecoder()
                .decode(JsonMapper.shared()
                        .readTree(request.body())
                        .path("body")
                        .asString());
        return new String(text, StandardCharsets.UTF_8);
    }

    static String field(String text, String segment, int index) {
        return text.lines()
                .filter(line -> line.startsWith(segment))
                .findFirst()
                .map(line -> line.split("\\|", -1)[index])
                .orElse("");
    }
}
