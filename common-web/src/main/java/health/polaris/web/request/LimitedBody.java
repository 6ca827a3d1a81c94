package health.polaris.web.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Counts the bytes of a body without announced length, and stops at the limit. */
final class LimitedBody extends ServletInputStream {

    private final ServletInputStream body;
    private long left;

    LimitedBody(ServletInputStream body, long limit) {
        this.body = body;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int next = body.read();
        return next < 0 ? next : counted(1, next);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = body.read(buffer, offset, length);
        return count < 0 ? count : counted(count, count);
    }

    private int counted(int bytes, int result) {
        left -= bytes;
        if (left < 0) {
            throw BodyLimit.tooLarge();
        }
        return result;
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
