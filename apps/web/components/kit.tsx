/** The component kit in the house's clothes: our colours, type and corners, the page's style nonce, the chosen language. */
import { ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#9b1c1f',
    colorInfo: '#575047',
    colorError: '#9b1c1f',
    colorLink: '#2b2622',
    colorText: '#2b2622',
    colorTextSecondary: '#575047',
    colorTextTertiary: '#736b60',
    colorTextPlaceholder: '#736b60',
    colorBorder: '#cfc6b8',
    colorBorderSecondary: '#e6e0d6',
    colorBgLayout: '#f5f2ec',
    colorBgContainer: '#ffffff',
    colorFillAlter: '#f5f2ec',
    borderRadius: 4,
    borderRadiusLG: 6,
    controlHeight: 36,
    fontSize: 14,
    fontFamily: 'var(--sans)',
    boxShadow: 'var(--shadow-float)',
    boxShadowSecondary: 'var(--shadow-float)',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    wireframe: false,
  },
  components: {
    DatePicker: { activeShadow: '0 0 0 2px rgb(43 38 34 / 14%)', activeBorderColor: '#575047', hoverBorderColor: '#736b60' },
    Select: {
      activeOutlineColor: 'rgb(43 38 34 / 14%)',
      activeBorderColor: '#575047',
      hoverBorderColor: '#736b60',
      optionSelectedBg: '#ece7de',
    },
    InputNumber: { activeShadow: '0 0 0 2px rgb(43 38 34 / 14%)', activeBorderColor: '#575047', hoverBorderColor: '#736b60' },
  },
};

export function Kit({ children }: { children: ReactNode }) {
  const language = useLanguage();
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      theme={THEME}
      locale={language === 'zh' ? zhCN : enUS}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
