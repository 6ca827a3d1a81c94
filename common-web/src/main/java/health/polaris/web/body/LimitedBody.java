package health.polaris.web.body;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** Counts the bytes of a body and the time that it takes, and stops at the limit of either. */
final class LimitedBody extends ServletInputStream {

    private final ServletInputStream body;
    private final long latest;
    private long left;

    LimitedBody(ServletInputStream body, long limit, Duration timeout) {
        this.body = body;
        this.left = limit;
        this.latest = System.nanoTime() + timeout.toNanos();
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
            throw BodyLimitFilter.tooLarge();
        }
        if (System.nanoTime() - latest > 0) {
            throw new ApiException(ErrorKind.TIMEOUT, "Request body did not arrive in time");
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
