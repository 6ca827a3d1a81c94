package health.polaris.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM, as Ctrl-C, a shell that goes or a container that stops sends it: while it starts, and when it is up. */
class StopTest {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void endsWhatItStartedWhileItStarts() throws Exception {
        Process stack = up();
        stopAfter(stack, "PostgreSQL");
        leavesNothingBehind(stack);
    }

    /** They come up all the same, and what leads a shell to them must not be written any more. */
    @Test
    void endsWhatItStartedWhileServicesAreAboutToBeUp() throws Exception {
        Process stack = up();
        stopAfter(stack, "connector-service");
        leavesNothingBehind(stack);
    }

    @Test
    void endsInOrderWhenItIsUp() throws Exception {
        Process stack = up();
        String output = stopAfter(stack, "Ctrl-C stops it");
        leavesNothingBehind(stack);
        assertThat(output).doesNotContain("did not get through");
        assertThat(Files.readString(folder.resolve("polaris.log"))).doesNotContain("terminating connection");
    }

    /** Whoever sent the half of something gets a few seconds for the rest of it. */
    @Test
    void endsInTimeWhileHalfAFrameAndHalfABodyAreOpen() throws Exception {
        Process stack = up();
        try (BufferedReader lines = stack.inputReader()) {
            await(lines, "Ctrl-C stops it");
            try (Socket frame = halfAFrame();
                    Socket body = halfABody()) {
                assertThat(frame.isConnected() && body.isConnected()).isTrue();
                long begun = System.nanoTime();
                stack.toHandle().destroy();
                await(lines, "Stopped.");
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
            }
        }
        leavesNothingBehind(stack);
    }

    private static void await(BufferedReader lines, String words) throws IOException {
        String line;
        do {
            line = lines.readLine();
            assertThat(line).as("It ended before it said: " + words).isNotNull();
        } while (!line.contains(words));
    }

    /** Begun once the message before it was answered. */
    private Socket halfAFrame() throws IOException {
        Matcher port = Pattern.compile("Listening for MLLP on 127.0.0.1 port (\\d+)")
                .matcher(Files.readString(folder.resolve("polaris.log")));
        assertThat(port.find()).isTrue();
        Socket socket = new Socket("127.0.0.1", Integer.parseInt(port.group(1)));
        say(socket, "\u000bMSH|^~\\&|STOP|TEST\r\u001c\r\u000bMSH|^~\\&|STOP|TE");
        assertThat(heard(socket, "\u001c")).contains("MSA|AR|");
        return socket;
    }

    /** Begun once the service has said that it is waiting for it. */
    private Socket halfABody() throws IOException {
        Map<String, String> running = StackFile.running(folder).variables();
        Socket socket = new Socket(
                "127.0.0.1", URI.create(running.get("POLARIS_CONNECTOR_URL")).getPort());
        say(socket, """
                POST /dhos/v1/message HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: 1000\r
                Expect: 100-continue\r
                \r
                """.formatted(new CallerToken(running).mint(CallerKind.EPR)));
        assertThat(heard(socket, "\r\n\r\n")).startsWith("HTTP/1.1 100");
        say(socket, "{\"type\": \"HL7v2\", \"body\": \"TVNI");
        return socket;
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    private static String heard(Socket socket, String last) throws IOException {
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf(last) < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as(heard.toString()).isNotNegative();
            heard.append((char) next);
        }
        return heard.toString();
    }

    private Process up() throws Exception {
        ProcessBuilder program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalStackMain.class.getName(),
                        folder.toString(),
                        "up")
                .redirectErrorStream(true);
        List.of("POLARIS_POSTGRES_URL", "DATABASE_HOST", "POLARIS_AMQP_URL", "RABBITMQ_HOST", "SHUTDOWN_TIMEOUT")
                .forEach(program.environment()::remove);
        program.environment().put("MLLP_PORT", "0");
        return program.start();
    }

    private static String stopAfter(Process stack, String words) throws Exception {
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = stack.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.contains(words)) {
                    stack.toHandle().destroy(); // Process.destroy would close what it still says
                }
            }
        }
        assertThat(output).contains(words).contains("Stopped.");
        return output.toString();
    }

    private void leavesNothingBehind(Process stack) throws Exception {
        assertThat(stack.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info()
                                .commandLine()
                                .orElse("")
                                .contains(folder.resolve("postgres").toString())))
                .isEmpty();
        assertThat(folder.resolve("stack.env")).doesNotExist();
        assertThat(folder.resolve("callers")).doesNotExist();
        assertThat(folder.resolve("lock")).isEmptyFile();
    }
}
