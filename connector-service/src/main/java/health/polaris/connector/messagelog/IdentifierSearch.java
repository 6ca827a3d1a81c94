package health.polaris.connector.messagelog;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Finds messages of a patient or a visit, refused ones and duplicates included. */
@Component
class IdentifierSearch {

    /** A row can be megabytes; whoever needs older ones asks for a visit instead of a patient. */
    static final Limit LIMIT = Limit.of(100);

    private final StoredMessages messages;

    IdentifierSearch(StoredMessages messages) {
        this.messages = messages;
    }

    /** @param type {@code MRN}, {@code NHS number} or {@code Visit ID}; with any other nothing is found */
    List<StoredMessage> find(String type, String identifier) {
        byte[] digest = Digest.sha256(identifier);
        return switch (type) {
            case "MRN" -> messages.findByMrnDigestOrderByCreatedDescUuidDesc(digest, LIMIT);
            case "NHS number" -> messages.findByNhsNumberDigestOrderByCreatedDescUuidDesc(digest, LIMIT);
            case "Visit ID" -> messages.findByVisitIdDigestOrderByCreatedDescUuidDesc(digest, LIMIT);
            default -> List.of();
        };
    }

    /** Messages with that control id, one per sender and direction. */
    List<StoredMessage> findByControlId(String controlId) {
        return messages.findByControlIdDigestOrderByCreatedDescUuidDesc(Digest.sha256(controlId), LIMIT);
    }
}
