package health.polaris.bench.compare;

import health.polaris.bench.compare.load.HttpRequest;
import health.polaris.testing.Api;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.generators.SCrypt;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What costs a hash on purpose, so that the hash alone is its limit. */
enum Hashed {
    LOGIN("login of a clinician", "users") {
        @Override
        Ask prepare(Api api) {
            Api system = api.as(Starting.token("write:gdm_clinician_all", "read:gdm_clinician_auth_all"));
            system.post("/dhos/v1/clinician", CLINICIAN).expect(200);
            system.patch("/dhos/v1/clinician?email=" + EMAIL, Map.of("password", PASSWORD))
                    .expect(200);
            String pair = Base64.getEncoder().encodeToString((EMAIL + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            return new Ask(
                    HttpRequest.get("/dhos/v1/clinician/login"),
                    Map.of(
                            "Authorization",
                            "Bearer " + Starting.token("read:gdm_clinician_auth_all"),
                            "UserAuthorization",
                            "Bearer " + pair));
        }

        @Override
        Runnable hash() {
            var encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
            String stored = encoder.encode(PASSWORD);
            return () -> encoder.matches(PASSWORD, stored);
        }
    },
    TOKEN("token of a patient", "messages") {
        @Override
        Ask prepare(Api api) {
            JsonNode activation = api.as(Starting.token("write:gdm_activation"))
                    .post("/dhos/v1/patient/P/activation", null)
                    .expect(200)
                    .json();
            String url = activation.get("activation_url").asString();
            String code = api.post(
                            "/dhos/v1/activation" + url.substring(url.lastIndexOf('/')),
                            Map.of("otp", activation.get("otp").asString()))
                    .expect(200)
                    .json()
                    .get("authorisation_code")
                    .asString();
            return new Ask(HttpRequest.get("/dhos/v1/patient/P/jwt"), Map.of("x-authorisation-code", code));
        }

        @Override
        Runnable hash() {
            byte[] code = new byte[32];
            return () -> SCrypt.generate(code, code, 16_384, 8, 1, 256);
        }
    };

    private static final String EMAIL = "bench@mail.example";
    private static final String PASSWORD = "Correct-horse-battery-9";
    private static final JsonNode CLINICIAN = JsonMapper.shared().readTree("""
            {"first_name": "Amina", "last_name": "Okafor", "phone_number": "01865000111", "nhs_smartcard_number": "770011",
             "job_title": "Staff Nurse", "email_address": "%s", "send_entry_identifier": "481516", "locations": ["ward-7"],
             "groups": ["GDM Clinician"], "products": [{"product_name": "GDM", "opened_date": "2026-01-01"}]}
            """.formatted(EMAIL));

    final String label;
    final String service;

    Hashed(String label, String service) {
        this.label = label;
        this.service = service;
    }

    /** Makes whoever logs in. */
    abstract Ask prepare(Api api);

    /** The hash that such a request needs, and nothing else. */
    abstract Runnable hash();

    Limit limit() {
        return new Limit("the hash alone, on all processors: " + label, "hashes/s");
    }

    Limit timeLimit() {
        return new Limit("the hash alone, processor time of one: " + label, "ms");
    }

    /** On all processors at once. */
    static void limits(int seconds, Map<Limit, Double> limits) {
        for (Hashed hashed : values()) {
            Runnable hash = hashed.hash();
            repeated(hash, seconds);
            Duration used = processorTime();
            double hashes = repeated(hash, seconds);
            limits.put(hashed.limit(), hashes / seconds);
            limits.put(hashed.timeLimit(), processorTime().minus(used).toMillis() / hashes);
        }
    }

    private static int repeated(Runnable hash, int seconds) {
        AtomicInteger count = new AtomicInteger();
        long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(processors)) {
            for (int thread = 0; thread < processors; thread++) {
                threads.execute(() -> {
                    while (System.nanoTime() < until) {
                        hash.run();
                        count.incrementAndGet();
                    }
                });
            }
        }
        return count.get();
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** @param headers of every request */
    record Ask(HttpRequest request, Map<String, String> headers) {}
}
