"""The answers as data: what --json writes."""


def as_json(answer, paper):
    entry = answer.entry
    published = []
    for item, comparison in zip(entry["published"], answer.comparisons):
        record = {"value": comparison.name, "computed": comparison.computed.elements, "shape": list(comparison.computed.shape)}
        record |= {key: item[key] for key in ("index", "printed", "formula", "claim") if key in item}
        record["states"] = comparison.states
        published.append(record)
    return {"id": answer.id, "paper": paper, "number": entry["number"], "question": entry["question"], "published": published,
            "verdict": answer.verdict, "stated_verdict": entry["verdict"], "confirmed": not answer.problems,
            "cause": answer.cause["text"] if answer.cause else None, "problems": answer.problems, "library_calls": answer.calls,
            "seconds": answer.seconds}
