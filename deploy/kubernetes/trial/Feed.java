import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An EPR and ward screens for try.sh: {@code java Feed.java SECONDS RATE}. Each patient is admitted and then moved from bed
 * to bed, one message after the acknowledgement of the last; screens poll meanwhile. In the end every stay has to stand at
 * the last bed, with every bed once and in order in its history: nothing lost, doubled or reordered. What fails is tried
 * again for PATIENCE seconds (180), as an engine does; what fails even then is counted, and ends the program with 1.
 *
 * <p>CONNECTOR and ENCOUNTERS are base URLs, EPR_TOKEN and SYSTEM_TOKEN tokens. MLLP has the addresses of MLLP, {@code host:port}
 * with commas: each fourth patient is told of over it, by a connection that stays open until it breaks, and is made anew to the
 * next address then. Without it all goes over HTTP.
 */
final class Feed {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSS");
    private static final Pattern LOCATION = Pattern.compile("\"location_uuid\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int PATIENTS = 200;
    private static final Duration PATIENCE =
            Duration.ofSeconds(Integer.parseInt(System.getenv().getOrDefault("PATIENCE", "180")));

    private static final List<String> MLLP = Pattern.compile(",")
            .splitAsStream(System.getenv().getOrDefault("MLLP", ""))
            .filter(address -> !address.isBlank())
            .toList();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final String run = Long.toString(System.currentTimeMillis(), 36).toUpperCase();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger sentOverMllp = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    private final int[] beds = new int[PATIENTS];
    private final Map<String, String> locations = new HashMap<>();

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(new Feed().feed(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])) ? 0 : 1);
    }

    private boolean feed(int seconds, int rate) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int patient = 0; patient < PATIENTS; patient++) {
            int each = patient;
            threads.add(Thread.ofVirtual().start(() -> stay(each, end, PATIENTS * 1_000_000_000L / rate)));
        }
        for (int screen = 0; screen < 8; screen++) {
            int each = screen;
            threads.add(Thread.ofVirtual().start(() -> poll(each, end)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        int wrong = 0;
        long begun = System.nanoTime();
        for (int patient = 0; patient < PATIENTS; patient++) {
            wrong += standsRight(patient, begun + 120_000_000_000L) ? 0 : 1;
        }
        System.out.printf(
                "%d messages acknowledged, %d of them over MLLP, %d polls, %d attempts repeated, slowest call %d ms, %d calls failed, %d of %d stays wrong, applied %.1f s after the last%n",
                sent.get(), sentOverMllp.get(), polls.get(), again.get(), slowest.get() / 1_000_000, failed.get(), wrong, PATIENTS,
                (System.nanoTime() - begun) / 1e9);
        return failed.get() == 0 && wrong == 0;
    }

    private void stay(int patient, long end, long pause) {
        LockSupport.parkNanos(pause * patient / PATIENTS);
        String admission = TIME.format(now()).substring(0, 14);
        Road road = MLLP.isEmpty() || patient % 4 > 0 ? this::acknowledged : new MllpRoad(patient / 4);
        for (int bed = 1; System.nanoTime() < end; bed++) {
            long due = System.nanoTime() + pause;
            if (!road.takes(message(patient, bed, admission))) {
                failed.incrementAndGet();
                return;
            }
            beds[patient] = bed;
            sent.incrementAndGet();
            if (road instanceof MllpRoad) {
                sentOverMllp.incrementAndGet();
            }
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    /** Sends a message until it is acknowledged; false when it never was. */
    private interface Road {

        boolean takes(String hl7);
    }

    private boolean acknowledged(String hl7) {
        String body = "{\"type\": \"HL7v2\", \"body\": \"%s\"}"
                .formatted(Base64.getEncoder().encodeToString(hl7.getBytes(StandardCharsets.UTF_8)));
        HttpRequest request = request("CONNECTOR", "/dhos/v1/message", "EPR_TOKEN")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        String answer = patiently(request);
        if (answer == null) {
            return false;
        }
        String text = new String(
                Base64.getDecoder().decode(answer.replaceAll("(?s).*\"body\"\\s*:\\s*\"([^\"]*)\".*", "$1")),
                StandardCharsets.UTF_8);
        return isTaken(text);
    }

    /** A message whose acknowledgement got lost is a duplicate when it comes again: it is stored. */
    private static boolean isTaken(String acknowledgement) {
        return acknowledgement.contains("MSA|AA") || acknowledgement.toLowerCase().contains("duplicate");
    }

    private final class MllpRoad implements Road {

        private Socket socket = new Socket();
        private int address;

        /** @param first of the addresses, so that each has its part of the patients */
        MllpRoad(int first) {
            address = first;
        }

        @Override
        public boolean takes(String hl7) {
            long begun = System.nanoTime();
            do {
                try {
                    String answer = exchange(hl7);
                    if (isTaken(answer)) {
                        slowest.accumulateAndGet(System.nanoTime() - begun, Math::max);
                        return true;
                    }
                    if (answer.contains("MSA|AR")) {
                        System.out.println("MLLP: " + answer.replace('\r', ' '));
                        return false;
                    }
                } catch (IOException gone) {
                    closeAndTurn();
                }
                again.incrementAndGet();
                LockSupport.parkNanos(300_000_000);
            } while (System.nanoTime() - begun < PATIENCE.toNanos());
            return false;
        }

        private String exchange(String hl7) throws IOException {
            if (!socket.isConnected()) {
                String[] parts = MLLP.get(address % MLLP.size()).split(":");
                socket.setSoTimeout(10_000);
                socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), 3_000);
            }
            socket.getOutputStream().write(('\u000b' + hl7 + "\u001c\r").getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next != 0x1c; next = in.read()) {
                if (next < 0) {
                    throw new EOFException();
                }
                answer.write(next);
            }
            in.read();
            return answer.toString(StandardCharsets.UTF_8);
        }

        /** A node that has no pod of connector-service answers nobody. */
        private void closeAndTurn() {
            try {
                socket.close();
            } catch (IOException gone) {
                // So it is.
            }
            socket = new Socket();
            address++;
        }
    }

    private void poll(int screen, long end) {
        for (int next = screen; System.nanoTime() < end; next += 8) {
            if (patiently(stays(next % PATIENTS)) == null) {
                failed.incrementAndGet();
            }
            polls.incrementAndGet();
            LockSupport.parkNanos(100_000_000);
        }
    }

    private boolean standsRight(int patient, long until) {
        if (beds[patient] == 0) {
            return true; // Nothing was said of this one in so short a time.
        }
        String last = place(patient, beds[patient]);
        do {
            String answer = patiently(stays(patient));
            if (answer != null && historyIs(answer, patient)) {
                return true;
            }
            LockSupport.parkNanos(200_000_000);
        } while (System.nanoTime() < until);
        System.out.println("patient " + patient + " should be at " + last + ": " + patiently(stays(patient)));
        return false;
    }

    /** In the last bed, and each one before stands once in the history, in order. */
    private boolean historyIs(String answer, int patient) {
        int history = answer.indexOf("\"location_history\"");
        List<String> were = uuids(answer.substring(history, answer.indexOf(']', history)));
        List<String> are = uuids(answer.substring(0, history));
        List<String> expected = new ArrayList<>();
        for (int bed = 1; bed <= beds[patient]; bed++) {
            String place = place(patient, bed);
            String uuid = locations.computeIfAbsent(place, this::location);
            if (uuid == null) {
                return false; // Nobody has arrived there so far.
            }
            expected.add(uuid);
        }
        return are.equals(List.of(expected.removeLast())) && were.equals(expected);
    }

    private static List<String> uuids(String text) {
        return LOCATION.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String place(int patient, int bed) {
        return "W" + patient % 7 + ":B:" + bed;
    }

    private String location(String code) {
        String found = patiently(request("ENCOUNTERS", "/dhos/v1/location/search?ods_code=" + code, "SYSTEM_TOKEN")
                .GET()
                .build());
        Matcher uuid = UUID.matcher(String.valueOf(found));
        return uuid.find() ? uuid.group() : null;
    }

    private HttpRequest stays(int patient) {
        return request("ENCOUNTERS", "/dhos/v2/encounter?epr_encounter_id=" + visit(patient), "SYSTEM_TOKEN")
                .GET()
                .build();
    }

    private String patiently(HttpRequest request) {
        long begun = System.nanoTime();
        do {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    slowest.accumulateAndGet(System.nanoTime() - begun, Math::max);
                    return response.body();
                }
                if (response.statusCode() < 500) {
                    System.out.println(request.uri() + ": " + response.statusCode() + " " + response.body());
                    return null;
                }
            } catch (IOException gone) {
                // Tried again below.
            } catch (InterruptedException stopped) {
                return null;
            }
            again.incrementAndGet();
            LockSupport.parkNanos(300_000_000);
        } while (System.nanoTime() - begun < PATIENCE.toNanos());
        return null;
    }

    private static HttpRequest.Builder request(String base, String path, String token) {
        return HttpRequest.newBuilder(URI.create(System.getenv(base) + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + System.getenv(token));
    }

    private String visit(int patient) {
        return "V" + run + patient;
    }

    private String message(int patient, int bed, String admission) {
        String event = bed == 1 ? "A01" : "A02";
        String time = TIME.format(now());
        return String.join(
                "\r",
                "MSH|^~\\&|TRY|WARD|DHOS|POLARIS|" + time + "||ADT^" + event + "|" + run + "-" + patient + "-" + bed + "|T|2.3.1",
                "EVN|" + event + "|" + time,
                "PID|1||" + run + patient + "^^^TRY^MRN||TRY^PATIENT||19700101|F",
                "PV1|1|INPATIENT|W" + patient % 7 + "^B^" + bed + "||||||||||||||||" + visit(patient)
                        + "|||||||||||||||||||||||||" + admission,
                "");
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }
}
