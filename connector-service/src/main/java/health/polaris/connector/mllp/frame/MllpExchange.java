package health.polaris.connector.mllp.frame;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A connection on which we send messages and wait for the answer to each; one at a time. */
public final class MllpExchange {

    private static final int LONGEST_ANSWER = 1 << 20;
    private static final int A_MOMENT = 500;
    private static final int AT_ONCE = 1;

    private final Socket socket;

    /** @param socket connected, and secured where it has to be */
    public MllpExchange(Socket socket) {
        this.socket = socket;
    }

    /**
     * Sends a message in UTF-8 and waits for the frame that answers it.
     *
     * @return its bytes; empty when what came is no whole frame
     * @throws SocketTimeoutException when nothing came in time
     */
    public Optional<byte[]> exchange(String message, Duration timeout) throws IOException {
        FrameWriter.write(socket.getOutputStream(), FrameWriter.frame(message, StandardCharsets.UTF_8));
        socket.setSoTimeout((int) timeout.toMillis());
        FrameBuffer buffer = new FrameBuffer(new FrameMemory(LONGEST_ANSWER), LONGEST_ANSWER);
        return switch (new FrameReader(socket.getInputStream(), buffer, new Patience(timeout)).next()) {
            case MllpFrame.Complete(byte[] answer) -> Optional.of(answer);
            case MllpFrame.End end -> throw new SocketException("closed before it answered");
            default -> Optional.empty();
        };
    }

    /** Whether the other side has closed it meanwhile, or has said something that nobody asked for. */
    public boolean isSpoilt() {
        try {
            socket.setSoTimeout(AT_ONCE);
            socket.getInputStream().read();
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException broken) {
            return true;
        }
    }

    /** Closes it; what goes wrong in doing so matters to nobody. */
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }

    /** Ends an answer that comes byte by byte for longer than the whole of it may take. */
    private final class Patience implements FrameReader.Wire {

        private final int timeout;
        private final long deadline;

        Patience(Duration timeout) {
            this.timeout = (int) timeout.toMillis();
            this.deadline = System.nanoTime() + timeout.toNanos();
        }

        @Override
        public void frameBegins() {
            // Nobody waits differently for the rest.
        }

        @Override
        public void read(int bytes) {
            if (System.nanoTime() - deadline > 0) {
                close();
            }
        }

        @Override
        public void skipped(int bytes) {
            // What stands between frames is nobody's.
        }

        @Override
        public void waitBriefly(boolean briefly) throws SocketException {
            socket.setSoTimeout(briefly ? A_MOMENT : timeout);
        }
    }
}
