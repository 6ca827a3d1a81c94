package health.polaris.connector.delivery;

/** Something is to be sent, as soon as the transaction has ended. */
public record DeliveryDue() {}
