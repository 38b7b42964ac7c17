namespace Payouts.Simulator.Moneroo;

/// <summary>The payout methods: the 41 rows of Moneroo's page in its order, then three that only its live catalogue has.</summary>
internal static class MonerooMethods
{
    public static readonly IReadOnlyList<MonerooMethod> All =
    [
        new("airtel_cd", "Airtel Congo", "CDF", "CD"),
        new("airtel_mw", "Airtel Money Malawi", "MWK", "MW"),
        new("airtel_ng", "Airtel Money Nigeria", "NGN", "NG"),
        new("airtel_rw", "Airtel Rwanda", "RWF", "RW"),
        new("airtel_tz", "Airtel Tanzania", "TZS", "TZ"),
        new("airtel_ug", "Airtel Uganda", "UGX", "UG"),
        new("airtel_zm", "Airtel Zambia", "ZMW", "ZM"),
        new("djamo_ci", "Djamo CI", "XOF", "CI"),
        new("djamo_sn", "Djamo SN", "XOF", "SN"),
        new("e_money_sn", "E-Money Senegal", "XOF", "SN"),
        new("eu_mobile_cm", "EU Mobile Money Cameroon", "XAF", "CM"),
        new("freemoney_sn", "Free Money Senegal", "XOF", "SN"),
        new("halopesa_tz", "Halopesa", "TZS", "TZ"),
        new("moneroo_payout_demo", "Test Payout Method", "USD", "US"),
        new("moov_bj", "Moov Money Benin", "XOF", "BJ"),
        new("moov_ci", "Moov Money CI", "XOF", "CI"),
        new("moov_tg", "Moov Money Togo", "XOF", "TG"),
        new("mpesa_ke", "M-Pesa Kenya", "KES", "KE"),
        new("mpesa_tz", "Vodacom Tanzania", "TZS", "TZ"),
        new("mtn_bj", "MTN MoMo Benin", "XOF", "BJ"),
        new("mtn_ci", "MTN MoMo CI", "XOF", "CI"),
        new("mtn_cm", "MTN MoMo Cameroon", "XAF", "CM"),
        new("mtn_gh", "MTN MoMo Ghana", "GHS", "GH"),
        new("mtn_ng", "MTN Nigeria", "NGN", "NG"),
        new("mtn_rw", "MTN MoMo Rwanda", "RWF", "RW"),
        new("mtn_ug", "MTN MoMo Uganda", "UGX", "UG"),
        new("mtn_zm", "MTN MoMo Zambia", "ZMW", "ZM"),
        new("orange_cd", "Orange Congo", "CDF", "CD"),
        new("orange_ci", "Orange Money CI", "XOF", "CI"),
        new("orange_cm", "Orange Money Cameroon", "XAF", "CM"),
        new("orange_ml", "Orange Money Mali", "XOF", "ML"),
        new("orange_sn", "Orange Money Senegal", "XOF", "SN"),
        new("tigo_gh", "Airtel/Tigo Ghana", "GHS", "GH"),
        new("tigo_tz", "Tigo Tanzania", "TZS", "TZ"),
        new("tnm_mw", "TNM Mpamba Malawi", "MWK", "MW"),
        new("togocel", "Togocel Money", "XOF", "TG"),
        new("vodacom_cd", "Vodacom Congo", "CDF", "CD"),
        new("vodafone_gh", "Vodafone Ghana", "GHS", "GH"),
        new("wave_ci", "Wave CI", "XOF", "CI"),
        new("wave_sn", "Wave Senegal", "XOF", "SN"),
        new("zamtel_zm", "Zamtel Kwacha", "ZMW", "ZM"),
        new("moov_bf", "Moov Money Burkina Faso", "XOF", "BF"),
        new("moov_ml", "Moov Money Mali", "XOF", "ML"),
        new("orange_bf", "Orange Money Burkina Faso", "XOF", "BF"),
    ];

    private static readonly Dictionary<string, MonerooMethod> ByCode = All.ToDictionary(method => method.Code, StringComparer.Ordinal);

    public static MonerooMethod? Find(string code) => ByCode.GetValueOrDefault(code);
}
