package health.polaris.connector.operations;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import health.polaris.connector.inbound.reprocess.ReprocessService;
import health.polaris.connector.inbound.reprocess.Reprocessed;
import health.polaris.connector.operations.ReprocessSetAnswer.Left;
import health.polaris.web.page.TimeCursor;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** One message, or a part of a set, done again; each message is a transaction of its own. */
@Component
record BulkReprocessService(ReprocessService reprocessing, MessageListRepository list) {
    /** @throws ApiException 404, 409 or 422 when it was not taken */
    ReprocessAnswer one(String uuid) {
        Reprocessed done = reprocessing.again(uuid).orElseThrow(() -> ApiException.notFound("Message not found"));
        return switch (done.result()) {
            case PUBLISHED, ACCEPTED, IGNORED ->
                new ReprocessAnswer(uuid, done.result().label(), done.times());
            case REFUSED -> throw unprocessable("The message is refused by the rule " + done.reason());
            case UNREADABLE -> throw unprocessable("The message cannot be read as HL7");
            case DUPLICATE -> throw ApiException.conflict("Duplicates are never reprocessed");
            case CONTROL_ID_TAKEN -> throw ApiException.conflict("Another message has its control id: duplicate");
            case CHANGED_MEANWHILE -> throw ApiException.conflict("The message was reprocessed at this moment");
            case NOT_RECEIVED -> throw ApiException.conflict("Only received messages are reprocessed");
        };
    }

    private static ApiException unprocessable(String text) {
        return new ApiException(ErrorKind.UNPROCESSABLE, text);
    }

    ReprocessSetAnswer many(ReprocessSetRequest request) {
        if (request.filter().equals(MessageFilter.NONE)) {
            throw ApiException.invalid("filter: at least one is needed");
        }
        TimeCursor after = TimeCursor.read("after", request.after()).orElse(null);
        return request.isDry()
                ? new ReprocessSetAnswer(list.countReprocessable(request.filter(), after), 0, 0, List.of(), null)
                : done(list.reprocessable(request.filter(), after, request.size() + 1), request.size());
    }

    /** @param places one more than asked for, when there are more */
    private ReprocessSetAnswer done(List<TimeCursor> places, int size) {
        List<TimeCursor> part = places.subList(0, Math.min(places.size(), size));
        List<Left> left = new ArrayList<>();
        int published = 0;
        int ignored = 0;
        for (TimeCursor place : part) {
            Reprocessed done = reprocessing.again(place.id()).orElse(null);
            if (done != null && !done.wasTaken()) {
                left.add(new Left(place.id(), done.result().label(), done.reason()));
            } else if (done != null) {
                published += done.wasPublished() ? 1 : 0;
                ignored += done.wasPublished() ? 0 : 1;
            }
        }
        return new ReprocessSetAnswer(
                null,
                published,
                ignored,
                left,
                places.size() > size ? part.getLast().text() : null);
    }
}
