namespace Payouts.Simulator.Alexpay;

/// <summary>The bodies in which the platform's sites show a refused request; 401 and 404 always keep the body in which they were seen.</summary>
public enum AlexpayErrorShape
{
    /// <summary>422 with <c>data</c> as a map of field to texts.</summary>
    FieldMap,

    /// <summary>400 with <c>status</c>, <c>code</c>, <c>message</c> and a null <c>data</c>.</summary>
    Envelope,

    /// <summary>400 with <c>success</c>, <c>code</c> and <c>message</c>.</summary>
    SuccessFlag,

    /// <summary>400 with <c>error</c> as an object of <c>type</c> and <c>title</c>.</summary>
    ErrorObject,

    /// <summary>400 with <c>error</c> as a word beside <c>message</c>.</summary>
    ErrorWord,
}
