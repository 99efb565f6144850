package io.github.scalekit4ee.sidebyside.claims;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;

/** Gives each value with its class, and in place of one that does not fit the message of the exception. */
@Path("claim-types")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class ClaimTypes extends OfType<Integer> {
    @Inject
    @Claim("text")
    String string;

    @Inject
    @Claim("truth")
    Boolean truth;

    @Inject
    @Claim("truth")
    boolean primitiveTruth;

    @Inject
    @Claim("number")
    Integer integer;

    @Inject
    @Claim("number")
    int primitiveInteger;

    @Inject
    @Claim("number")
    Long whole;

    @Inject
    @Claim("number")
    long primitiveWhole;

    @Inject
    @Claim("fraction")
    Double floating;

    @Inject
    @Claim("fraction")
    double primitiveFloating;

    @Inject
    @Claim("array")
    Set<String> set;

    @Inject
    @Claim("array")
    List<String> list;

    @Inject
    @Claim("text")
    JsonValue json;

    @Inject
    @Claim("array")
    JsonStructure jsonStructure;

    @Inject
    @Claim("text")
    JsonString jsonString;

    @Inject
    @Claim("number")
    JsonNumber jsonNumber;

    @Inject
    @Claim("array")
    JsonArray jsonArray;

    @Inject
    @Claim("object")
    JsonObject jsonObject;

    @Inject
    @Claim("number")
    Optional<Integer> optionalInteger;

    @Inject
    @Claim("number")
    Optional<Long> optionalWhole;

    @Inject
    @Claim("fraction")
    Optional<Double> optionalFloating;

    @Inject
    @Claim("truth")
    Optional<Boolean> optionalTruth;

    @Inject
    @Claim("array")
    Optional<Set<String>> optionalSet;

    @Inject
    @Claim("array")
    Optional<List<String>> optionalList;

    @Inject
    @Claim("object")
    Optional<JsonObject> optionalObject;

    @Inject
    @Claim("number")
    ClaimValue<Integer> integerValue;

    @Inject
    @Claim("array")
    ClaimValue<List<String>> listValue;

    @Inject
    @Claim("fraction")
    ClaimValue<Optional<Double>> optionalFloatingValue;

    @Inject
    @Claim("number")
    Provider<Integer> integerProvider;

    @Inject
    @Claim("array")
    Instance<List<String>> listInstance;

    @Inject
    @Claim("array")
    Provider<Optional<List<String>>> optionalListProvider;

    @Inject
    @Claim("number")
    Instance<ClaimValue<Optional<Integer>>> optionalIntegerValueInstance;

    @Inject
    @Claim("absent")
    String noString;

    @Inject
    @Claim("absent")
    Integer noInteger;

    @Inject
    @Claim("absent")
    int noPrimitive;

    @Inject
    @Claim("absent")
    boolean noTruth;

    @Inject
    @Claim("absent")
    List<String> noList;

    @Inject
    @Claim("absent")
    JsonValue noJson;

    @Inject
    @Claim("absent")
    Optional<Integer> noOptional;

    @Inject
    @Claim("absent")
    ClaimValue<Double> noValue;

    @Inject
    @Claim("absent")
    ClaimValue<Optional<List<String>>> noOptionalValue;

    @Inject
    @Claim("absent")
    Instance<Integer> noInstance;

    @Inject
    @Claim("text")
    Instance<Integer> unfitInteger;

    @Inject
    @Claim("fraction")
    Provider<Optional<Long>> unfitWhole;

    @Inject
    @Claim("number")
    ClaimValue<Set<String>> unfitSet;

    @GET
    @RolesAllowed("read:deployments")
    public String all() {
        Map<String, Object> answer = new TreeMap<>();
        answer.put("string", string);
        answer.put("truth", truth);
        answer.put("primitiveTruth", primitiveTruth);
        answer.put("integer", integer);
        answer.put("primitiveInteger", primitiveInteger);
        answer.put("whole", whole);
        answer.put("primitiveWhole", primitiveWhole);
        answer.put("floating", floating);
        answer.put("primitiveFloating", primitiveFloating);
        answer.put("set", String.join(" ", set));
        answer.put("list", String.join(" ", list));
        answer.put("json", json);
        answer.put("jsonStructure", jsonStructure);
        answer.put("jsonString", jsonString);
        answer.put("jsonNumber", jsonNumber);
        answer.put("jsonArray", jsonArray);
        answer.put("jsonObject", jsonObject);
        answer.put("optionalInteger", optionalInteger.map(number -> number + 1));
        answer.put("optionalWhole", optionalWhole.map(number -> number + 1L));
        answer.put("optionalFloating", optionalFloating.map(number -> number + 0.25));
        answer.put("optionalTruth", optionalTruth.map(value -> !value));
        answer.put("optionalSet", optionalSet.map(values -> String.join(" ", values)));
        answer.put("optionalList", optionalList.map(values -> String.join(" ", values)));
        answer.put("optionalObject", optionalObject.map(object -> object.getString("tier")));
        answer.put("integerValue", integerValue.getValue() + 1);
        answer.put("listValue", String.join(" ", listValue.getValue()));
        answer.put("optionalFloatingValue", optionalFloatingValue.getValue().map(number -> number + 0.25));
        answer.put("integerProvider", integerProvider.get() + 1);
        answer.put("listInstance", String.join(" ", listInstance.get()));
        answer.put("optionalListProvider", optionalListProvider.get().map(values -> String.join(" ", values)));
        answer.put(
                "optionalIntegerValueInstance",
                optionalIntegerValueInstance.get().getValue().map(number -> number + 1));
        answer.put("inherited", inherited.map(number -> number + 1));
        answer.put("noString", noString);
        answer.put("noInteger", noInteger);
        answer.put("noPrimitive", noPrimitive);
        answer.put("noTruth", noTruth);
        answer.put("noList", noList);
        answer.put("noJson", noJson);
        answer.put("noOptional", noOptional);
        answer.put("noValue", noValue.getValue());
        answer.put("noOptionalValue", noOptionalValue.getValue());
        answer.put("noInstance", noInstance.get());
        answer.put("unfitInteger", messageOf(unfitInteger::get));
        answer.put("unfitWhole", messageOf(unfitWhole::get));
        answer.put("unfitSet", messageOf(unfitSet::getValue));
        return answer.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** What is asked for may come with wrappers of the container around. */
    private static Object messageOf(Supplier<?> asked) {
        try {
            return asked.get();
        } catch (RuntimeException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.getMessage();
        }
    }
}
