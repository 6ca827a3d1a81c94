package health.polaris.bench.compare.machine;

import health.polaris.backing.Closing;
import health.polaris.backing.PostgresAddress;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.LongAdder;

/**
 * Stands between the services and PostgreSQL and counts what is executed, so that the server needs no extension. It
 * answers that there is no encryption, and reads the frames of protocol 3 (PostgreSQL, "Message Formats").
 */
public final class StatementCounter implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int BUFFER = 64 * 1024;

    private final PostgresAddress server;
    private final ServerSocket listener;
    private final LongAdder statements = new LongAdder();

    public StatementCounter(PostgresAddress server) {
        this.server = server;
        try {
            listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The same database, by way of the counter. */
    public PostgresAddress address() {
        return new PostgresAddress(
                "127.0.0.1", listener.getLocalPort(), server.database(), server.user(), server.password());
    }

    /** Statements executed so far, without those that begin or end transactions and savepoints. */
    public long statements() {
        return statements.sum();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // That is how it ends.
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(server.host(), server.port())) {
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> answers(upstream, client));
            requests(client, upstream);
        } catch (IOException ended) {
            // One side has closed; the other is closed with it.
        }
    }

    private static void answers(Socket upstream, Socket client) {
        try (upstream;
                client) {
            upstream.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException ended) {
            // As above.
        }
    }

    private void requests(Socket client, Socket upstream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream(), BUFFER));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(upstream.getOutputStream(), BUFFER));
        byte[] startup = frame(in);
        while (isEncryptionRequest(startup)) {
            client.getOutputStream().write('N');
            startup = frame(in);
        }
        send(out, startup);
        ExecutedStatements executed = new ExecutedStatements(statements);
        out.flush();
        for (int type = in.read(); type >= 0; type = in.read()) {
            byte[] body = frame(in);
            executed.frame(type, body);
            out.write(type);
            send(out, body);
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    /** What follows the length, which counts itself. */
    private static byte[] frame(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - Integer.BYTES];
        in.readFully(body);
        return body;
    }

    private static void send(DataOutputStream out, byte[] body) throws IOException {
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
    }

    private static boolean isEncryptionRequest(byte[] startup) {
        int code = java.nio.ByteBuffer.wrap(startup).getInt();
        return code == SSL_REQUEST || code == GSS_REQUEST;
    }

    @Override
    public void close() {
        Closing.close(listener);
    }
}
