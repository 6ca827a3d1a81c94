package health.polaris.connector.suggestion;

import health.polaris.connector.hl7.batch.BatchPart;
import health.polaris.connector.hl7.batch.MessageBatch;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.message.RawSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The samples of one feed.
 *
 * @param messages every one that begins with MSH
 * @param unreadable how many others there were
 */
record Feed(List<Sample> messages, int unreadable) {

    static final int MOST = 1000;

    /**
     * @param text decoded by whatever fits
     */
    record Sample(byte[] bytes, MessageText text) {

        String type() {
            return String.valueOf(text.header().component(9, 1));
        }

        String trigger() {
            String trigger = text.header().component(9, 2);
            return trigger == null ? "" : trigger;
        }

        Optional<RawSegment> segment(String name) {
            return text.segmentsNamed(name).findFirst();
        }

        /** What stands there, null when that is nothing or {@code ""}. */
        boolean says(String name, int field) {
            return segment(name).map(segment -> segment.value(field)).isPresent();
        }
    }

    Feed {
        messages = List.copyOf(messages);
    }

    /**
     * Takes single messages, batches, and files with several messages one after another.
     *
     * @return empty when there are more than {@value #MOST}
     */
    static Optional<Feed> of(List<byte[]> inputs) {
        List<Sample> messages = new ArrayList<>();
        int unreadable = 0;
        for (byte[] input : inputs) {
            Optional<MessageBatch> batch = MessageBatch.read(input, MOST);
            if (batch.isEmpty()) {
                return Optional.empty();
            }
            for (BatchPart part : batch.get().parts()) {
                if (part instanceof BatchPart.Message(byte[] bytes)) {
                    Optional<Sample> sample = sample(bytes);
                    sample.ifPresent(messages::add);
                    unreadable += sample.isPresent() ? 0 : 1;
                }
            }
            if (messages.size() + unreadable > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(new Feed(messages, unreadable));
    }

    private static Optional<Sample> sample(byte[] bytes) {
        return MessageText.of(MessageBody.approximately(bytes).replace("\0", ""))
                .map(text -> new Sample(bytes, text));
    }

    /** Those that a profile is about. */
    Stream<Sample> adt() {
        return messages.stream().filter(sample -> sample.type().equals("ADT"));
    }

    long count() {
        return adt().count();
    }
}
