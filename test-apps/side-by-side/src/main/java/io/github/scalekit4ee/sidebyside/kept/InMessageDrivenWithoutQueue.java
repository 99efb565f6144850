package io.github.scalekit4ee.sidebyside.kept;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.eclipse.microprofile.jwt.Claim;

/** The definition of a queue fails on Open Liberty; it needs none to look at the bean. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/keptQueue")
        })
public class InMessageDrivenWithoutQueue implements MessageListener {
    @Inject
    @Claim("sub")
    String subject;

    @Override
    public void onMessage(Message message) {}
}
