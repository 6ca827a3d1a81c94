package health.polaris.connector.messagelog;

import health.polaris.common.digest.Sha256;

/**
 * What makes a message unique: direction, sender and control id. The counters of two systems meet one day, and each
 * system's messages are real.
 *
 * @param sender MSH-3 {@code |} MSH-4 as received, so without line ends
 * @param controlId MSH-10.1
 */
public record ControlKey(Direction direction, String sender, String controlId) {

    byte[] digest() {
        return Sha256.of(direction.name() + '\n' + sender + '\n' + controlId);
    }
}
