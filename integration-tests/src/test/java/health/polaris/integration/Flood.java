package health.polaris.integration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Requests whose answers are read while their bodies are still being written, as somebody sends them who does not care: an
 * HTTP client would take a connection that is closed in its body for a broken one.
 *
 * @param service {@code http://localhost:5000}
 * @param headers without those of the body, each with its line end
 */
record Flood(String service, String headers) {

    private static final int CHUNK = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The status of each answer, all sent at once. */
    List<Integer> statuses(String path, byte[] body, int requests) {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = Stream.generate(() -> senders.submit(() -> status(path, body)))
                    .limit(requests)
                    .toList();
            return answers.stream().map(Flood::join).toList();
        }
    }

    private int status(String path, byte[] body) throws IOException {
        URI address = URI.create(service);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String head =
                    "POST %s HTTP/1.1\r\nHost: polaris\r\nConnection: close\r\nContent-Type: application/json\r\n%s"
                            .formatted(path, headers);
            Thread.startVirtualThread(() -> write(socket, head + "Content-Length: " + body.length + "\r\n\r\n", body));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = answer.readLine();
            if (line == null) {
                throw new IOException("no answer");
            }
            return Integer.parseInt(line.split(" ")[1]);
        }
    }

    private static void write(Socket socket, String head, byte[] body) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < body.length; at += CHUNK) {
                out.write(body, at, Math.min(CHUNK, body.length - at));
            }
        } catch (IOException refused) {
            // Who refuses a body does not read it to its end; the answer tells.
        }
    }

    private static int join(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            throw new UncheckedIOException(new IOException("no answer", failure.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
