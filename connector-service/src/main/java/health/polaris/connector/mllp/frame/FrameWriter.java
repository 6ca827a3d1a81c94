package health.polaris.connector.mllp.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;

/** Puts an acknowledgement into a frame. */
public final class FrameWriter {

    private static final int FRAMING = 3;

    private FrameWriter() {}

    public static void write(OutputStream out, byte[] frame) throws IOException {
        out.write(frame);
        out.flush();
    }

    /** In one piece, so that it is one packet. What would end or begin a frame inside of it becomes a blank. */
    public static byte[] frame(String text, Charset charset) {
        byte[] content = text.getBytes(charset);
        byte[] frame = new byte[content.length + FRAMING];
        frame[0] = FrameReader.START;
        for (int index = 0; index < content.length; index++) {
            byte next = content[index];
            frame[index + 1] = next == FrameReader.START || next == FrameReader.END ? (byte) ' ' : next;
        }
        frame[content.length + 1] = FrameReader.END;
        frame[content.length + 2] = FrameReader.LAST;
        return frame;
    }
}
