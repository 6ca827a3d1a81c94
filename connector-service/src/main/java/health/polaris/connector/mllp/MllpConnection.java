package health.polaris.connector.mllp;

import health.polaris.connector.mllp.frame.FrameBuffer;
import health.polaris.connector.mllp.frame.FrameReader;
import health.polaris.connector.mllp.frame.FrameWriter;
import health.polaris.connector.mllp.frame.MllpFrame;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import javax.net.ssl.SSLException;

/** One sender: its frames are taken and answered one after another. */
final class MllpConnection implements Runnable {

    private static final int A_MOMENT = 1000;
    private static final int A_SLICE = 64 * 1024;

    private final Socket raw;
    private final ConnectionClock clock;
    private final MllpTls tls;
    private final MllpMessageHandler handler;
    private final MllpMeters meters;
    private final FrameBuffer frame;

    MllpConnection(
            Socket raw,
            ConnectionClock clock,
            MllpTls tls,
            MllpMessageHandler handler,
            MllpMeters meters,
            FrameBuffer frame) {
        this.raw = raw;
        this.clock = clock;
        this.tls = tls;
        this.handler = handler;
        this.meters = meters;
        this.frame = frame;
    }

    ConnectionClock clock() {
        return clock;
    }

    InetAddress source() {
        return raw.getInetAddress();
    }

    @Override
    public void run() {
        try {
            raw.setTcpNoDelay(true);
            converse(tls.secured(raw));
        } catch (SSLException noTls) {
            clock.close(ConnectionEnd.HANDSHAKE_FAILED);
        } catch (IOException gone) {
            clock.close(ConnectionEnd.BROKEN);
        } finally {
            clock.close(ConnectionEnd.UNEXPECTED);
            frame.clear();
        }
    }

    private void converse(Socket socket) throws IOException {
        MllpPeer peer = MllpPeer.of(source(), socket);
        try {
            converse(socket, peer);
        } finally {
            handler.gone(peer);
        }
    }

    private void converse(Socket socket, MllpPeer peer) throws IOException {
        FrameReader frames = new FrameReader(socket.getInputStream(), frame, new Events(socket));
        while (clock.enterIdle()) {
            MllpFrame next = frames.next();
            clock.enter(Phase.HANDLING);
            Reply reply = handler.reply(next, peer);
            clock.enter(Phase.ANSWERING);
            send(socket, reply.frames());
            if (reply.end() != null) {
                leave(socket, reply);
                clock.close(reply.end());
                return;
            }
        }
        linger(socket);
        clock.close(ConnectionEnd.STOPPING);
    }

    private void send(Socket socket, List<byte[]> answers) throws IOException {
        for (byte[] answer : answers) {
            FrameWriter.write(socket.getOutputStream(), answer);
            meters.sent(answer.length);
        }
    }

    private void leave(Socket socket, Reply reply) throws IOException {
        if (!reply.frames().isEmpty()) {
            linger(socket);
        }
    }

    /**
     * A socket that is closed with bytes unread is reset, and the reset overtakes the acknowledgement. So the sender is
     * told that nothing more comes, and what it still sends is read and thrown away for a moment.
     */
    private void linger(Socket socket) throws IOException {
        clock.enter(Phase.LEAVING);
        socket.shutdownOutput();
        try (InputStream in = socket.getInputStream()) {
            in.skip(Long.MAX_VALUE);
        }
    }

    private final class Events implements FrameReader.Wire {

        private final Socket socket;
        private int sinceStepBack;

        Events(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void frameBegins() {
            clock.enter(Phase.FRAME);
        }

        /**
         * A virtual thread keeps its processor until it waits, and one whose sender is faster than it never does: so it
         * steps back now and then, or few senders could keep everybody else from running.
         */
        @Override
        public void read(int bytes) {
            meters.received(bytes);
            sinceStepBack += bytes;
            if (sinceStepBack > A_SLICE) {
                sinceStepBack = 0;
                Thread.yield();
            }
        }

        @Override
        public void skipped(int bytes) {
            meters.skipped(bytes);
        }

        @Override
        public void waitBriefly(boolean briefly) throws SocketException {
            socket.setSoTimeout(briefly ? A_MOMENT : 0);
        }
    }
}
