package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(SimulatedScalekitExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SimulatedScalekitExtensionTest {
    private static SimulatedScalekit ofTheClass;

    @BeforeAll
    static void remember(SimulatedScalekit scalekit) {
        ofTheClass = scalekit;
    }

    @AfterAll
    static void environmentOfTheClassRunsUntilTheEnd(SimulatedScalekit scalekit) throws Exception {
        assertThat(HttpTestSupport.get(scalekit, "/keys").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(1)
    void testsOfAClassShareItsEnvironment(SimulatedScalekit scalekit) throws Exception {
        assertThat(scalekit).isSameAs(ofTheClass);
        HttpTestSupport.get(scalekit, "/keys");
        scalekit.outage(Endpoint.KEYS, Fault.refuseConnections());
    }

    @Test
    @Order(2)
    void faultsAndCountsOfTheTestBeforeAreGone(SimulatedScalekit scalekit) throws Exception {
        assertThat(scalekit).isSameAs(ofTheClass);
        assertThat(scalekit.requests(Endpoint.KEYS)).isZero();
        assertThat(HttpTestSupport.get(scalekit, "/keys").statusCode()).isEqualTo(200);
    }

    @Nested
    class Inside {
        @Test
        void nestedClassSharesTheEnvironmentOfTheOuterOne(SimulatedScalekit scalekit) {
            assertThat(scalekit).isSameAs(ofTheClass);
        }
    }

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class InAnInstanceField {
        private static URI ofTheTestBefore;

        @RegisterExtension
        final SimulatedScalekitExtension own =
                SimulatedScalekitExtension.with(scalekit -> scalekit.issuer("https://own"));

        @Test
        @Order(1)
        void eachTestHasItsOwn() throws Exception {
            assertThat(own.scalekit()).isNotSameAs(ofTheClass);
            assertThat(own.scalekit().issuer()).isEqualTo("https://own");
            assertThat(HttpTestSupport.get(own.scalekit(), "/keys").statusCode())
                    .isEqualTo(200);
            ofTheTestBefore = own.scalekit().environmentUrl();
        }

        @Test
        @Order(2)
        void environmentOfTheTestBeforeIsClosed() {
            assertThatThrownBy(() -> new Socket(ofTheTestBefore.getHost(), ofTheTestBefore.getPort()).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void thereIsNoEnvironmentOutsideATest() {
        assertThatThrownBy(() -> new SimulatedScalekitExtension().scalekit())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a test");
    }
}
