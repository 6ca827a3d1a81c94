package health.polaris.common.messaging;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where a failure came from, without its text, which may quote patient data. */
final class StackFrames {

    private static final int DEPTH = 8;

    private StackFrames() {}

    /** {@code at Adt.patient(Adt.java:31) < Adt.read(Adt.java:12)}; empty for an exception without a stack trace. */
    static String of(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < DEPTH && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        String frames = Arrays.stream(root.getStackTrace())
                .limit(DEPTH)
                .map(StackFrames::shortForm)
                .collect(Collectors.joining(" < "));
        return frames.isEmpty() ? "" : "at " + frames;
    }

    private static String shortForm(StackTraceElement frame) {
        String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        return "%s.%s(%s:%d)".formatted(type, frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }
}
