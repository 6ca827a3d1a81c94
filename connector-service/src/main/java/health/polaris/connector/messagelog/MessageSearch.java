package health.polaris.connector.messagelog;

import java.util.List;
import org.springframework.stereotype.Component;

/** Finds messages by what people know of them. */
@Component
class MessageSearch {

    private final StoredMessages messages;

    MessageSearch(StoredMessages messages) {
        this.messages = messages;
    }

    /**
     * Messages of a patient or a visit, refused ones and duplicates included.
     *
     * @param type {@code MRN}, {@code NHS number} or {@code Visit ID}; with any other nothing is found
     */
    List<StoredMessage> byIdentifier(String type, String identifier) {
        byte[] digest = Digest.sha256(identifier);
        return switch (type) {
            case "MRN" -> messages.findByMrn(digest);
            case "NHS number" -> messages.findByNhsNumber(digest);
            case "Visit ID" -> messages.findByVisitId(digest);
            default -> List.of();
        };
    }

    /** Accepted messages with that control id, one per sender and direction. */
    List<StoredMessage> byControlId(String controlId) {
        return messages.findByControlId(Digest.sha256(controlId));
    }
}
