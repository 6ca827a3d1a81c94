package health.polaris.integration.claim;

import health.polaris.integration.Epr;
import health.polaris.integration.Installation;
import health.polaris.integration.MllpRoad;
import java.util.OptionalInt;

/** How a message gets to the suite; it is sent until it is acknowledged. */
interface Road {

    void deliver(String hl7);

    static Road http() {
        return new Epr(Installation.connector(), Installation.eprAdapter())::sendUntilAcknowledged;
    }

    /** HTTP where the installation listens to nothing else. */
    static Road mllp() {
        OptionalInt port = Installation.mllpPort();
        return port.isPresent() ? new MllpRoad(port.getAsInt())::deliver : http();
    }
}
