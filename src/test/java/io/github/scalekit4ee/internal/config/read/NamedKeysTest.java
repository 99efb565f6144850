package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedKeysTest {

    @Test
    void findsNamesInKeysAsTheyAreSpelt() {
        assertThat(NamedKeys.CLIENTS.names(List.of(
                        "scalekit.clients.billingEU.client-id",
                        "scalekit.clients.billingEU.scope",
                        "scalekit.clients.mail.environment-url",
                        "scalekit.client-id")))
                .containsExactly("billingEU", "mail");
    }

    @Test
    void makesANameOfAVariable() {
        assertThat(NamedKeys.CLIENTS.names(
                        List.of("SCALEKIT_CLIENTS_BILLING_CLIENT_ID", "SCALEKIT_CLIENTS_BILLING_EU_ALLOWED_HOSTS")))
                .containsExactly("billing", "billing-eu");
    }

    @Test
    void takesTheSpellingOfAKeyForTheSameVariable() {
        assertThat(NamedKeys.CLIENTS.names(
                        List.of("SCALEKIT_CLIENTS_BILLING_EU_CLIENT_SECRET", "scalekit.clients.billing_EU.client-id")))
                .containsExactly("billing_EU");
    }

    @Test
    void passesOverKeysThatNoClientHas() {
        assertThat(NamedKeys.CLIENTS.names(List.of(
                        "scalekit.clients.billing.eu.client.id",
                        "scalekit.clients.billing",
                        "scalekit.clients..client-id",
                        "SCALEKIT_CLIENTS_CLIENT_ID",
                        "SCALEKIT_CLIENTS_BILLING_COLOUR")))
                .isEmpty();
    }
}
