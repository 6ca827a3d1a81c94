package health.polaris.integration;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A port of this machine that leads to others, in turn: a load balancer for several, and for one a network that can be cut.
 * What is cut is silent: nothing arrives and nobody is told.
 */
final class Wire implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1000;
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket door;
    private final List<Integer> targets = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final Object mended = new Object();
    private volatile boolean cut;

    Wire(int... targets) {
        for (int target : targets) {
            this.targets.add(target);
        }
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on nothing passes. */
    void cut() {
        cut = true;
    }

    /** What was on its way meanwhile is lost: as after a real cut the ends find out. */
    void mend() {
        cut = false;
        open.forEach(Wire::close);
        synchronized (mended) {
            mended.notifyAll();
        }
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket from = door.accept();
                Thread.startVirtualThread(() -> join(from));
            }
        } catch (IOException closed) {
            open.forEach(Wire::close);
        }
    }

    private void join(Socket from) {
        Socket to = reach();
        if (to == null) {
            close(from);
            return;
        }
        open.add(from);
        open.add(to);
        Thread.startVirtualThread(() -> carry(from, to));
        carry(to, from);
        open.remove(from);
        open.remove(to);
    }

    /** The next that answers; null when none does. */
    private @Nullable Socket reach() {
        int first = turn.getAndIncrement();
        for (int offset = 0; offset < targets.size(); offset++) {
            int target = targets.get(Math.floorMod(first + offset, targets.size()));
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
                return socket;
            } catch (IOException away) {
                close(socket);
            }
        }
        return null;
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitMended();
                out.write(buffer, 0, read);
            }
        } catch (IOException ended) {
            // Both ends are closed with it.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitMended() throws InterruptedException {
        synchronized (mended) {
            while (cut) {
                mended.wait();
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // It is closed all the same.
        }
    }

    @Override
    public void close() {
        cut = false;
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        open.forEach(Wire::close);
    }
}
