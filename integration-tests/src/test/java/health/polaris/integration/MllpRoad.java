package health.polaris.integration;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A connection a message: each is sent again until it is answered AA, or AR because it was taken the time before. */
public record MllpRoad(int port) {

    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(300);

    public void deliver(String hl7) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isTaken(hl7)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not acknowledged over MLLP within " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Whether it was answered so, asked once. */
    boolean isTaken(String hl7) {
        try {
            String answer = exchange(hl7);
            return answer.contains("MSA|AA") || answer.contains("MSA|AR");
        } catch (IOException away) {
            return false;
        }
    }

    private String exchange(String hl7) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(START);
            frame.writeBytes(hl7.getBytes(StandardCharsets.UTF_8));
            frame.write(END);
            frame.write('\r');
            socket.getOutputStream().write(frame.toByteArray());
            return answer(socket.getInputStream());
        }
    }

    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                throw new EOFException("connection closed");
            }
            answer.write(next);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
