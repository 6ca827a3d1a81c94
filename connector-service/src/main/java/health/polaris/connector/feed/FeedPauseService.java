package health.polaris.connector.feed;

import health.polaris.common.error.ApiException;
import health.polaris.connector.delivery.DeliveryService;
import health.polaris.connector.delivery.Destination;
import health.polaris.connector.hold.FeedPause.Kind;
import health.polaris.connector.hold.FeedPauseRepository;
import health.polaris.connector.progress.OperatorAction;
import health.polaris.connector.progress.OperatorActionService;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pauses a feed and lets it go on, each in one transaction with its audit event. */
@Service
class FeedPauseService {

    private final FeedPauseRepository pauses;
    private final FeedRepository feeds;
    private final DeliveryService deliveries;
    private final List<Destination> destinations;
    private final OperatorActionService journal;

    FeedPauseService(
            FeedPauseRepository pauses,
            FeedRepository feeds,
            DeliveryService deliveries,
            List<Destination> destinations,
            OperatorActionService journal) {
        this.pauses = pauses;
        this.feeds = feeds;
        this.deliveries = deliveries;
        this.destinations = destinations;
        this.journal = journal;
    }

    /** @throws ApiException 400 without a reason, 404 for one that there is not, 409 when it is paused already */
    @Transactional
    public void pause(FeedRequest request) {
        boolean ofSender = request.isOfSender();
        String reason = request.why();
        String name = name(request);
        if (!pauses.pause(ofSender ? Kind.SENDER : Kind.DELIVERY, name, reason)) {
            throw ApiException.conflict("The feed is paused already");
        }
        journal.didToFeed(ofSender ? OperatorAction.FEED_PAUSE : OperatorAction.DELIVERY_PAUSE, name, reason);
    }

    /** @throws ApiException 404 for one that there is not, 409 when it is not paused */
    @Transactional
    public void resume(FeedRequest request) {
        boolean ofSender = request.isOfSender();
        String name = name(request);
        if (!(ofSender ? pauses.resumeSender(name) : pauses.resumeDelivery(name))) {
            throw ApiException.conflict("The feed is not paused");
        }
        if (!ofSender) {
            deliveries.goOn(name);
        }
        journal.didToFeed(
                ofSender ? OperatorAction.FEED_RESUME : OperatorAction.DELIVERY_RESUME, name, request.reason());
    }

    /** A mistyped name would pause nobody. */
    private String name(FeedRequest request) {
        if (request.isOfSender()) {
            return feeds.known(Objects.requireNonNull(request.sender()))
                    .orElseThrow(() -> ApiException.notFound("sender: nothing has come from it; GET /dhos/v1/feed names"
                            + " those that have sent something, with last_message_at"));
        }
        return destinations.stream()
                .map(Destination::name)
                .filter(name -> name.equals(request.destination()))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("destination: must be one of "
                        + String.join(
                                ", ",
                                destinations.stream().map(Destination::name).toList())));
    }
}
